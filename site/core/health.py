"""What the parts of the site say of themselves on the health page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# What JSON can say of a part. Readers are answered whatever it is; it changes no status.
HealthSource = Callable[[], dict[str, Any]]

_sources: dict[str, HealthSource] = {}


def health_source(source: HealthSource) -> HealthSource:
    """Register a function that says how its part is, under the function's name; used as a decorator."""
    _sources[source.__name__] = source
    return source


def health_of_parts() -> dict[str, dict[str, Any]]:
    """What each part says. Raises `DatabaseError` when the database is away."""
    return {name: source() for name, source in sorted(_sources.items())}
