"""The boxes of a list's filters, as `components/facets.html` and `components/chips.html` show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise


@dataclass(frozen=True)
class Choice:
    """One box of a filter; `without` is the query string that unticks it."""

    value: str
    label: str
    chosen: bool
    without: str
    count: int | None = None


@dataclass(frozen=True)
class Facet:
    """One filter: its parameter, its heading and its boxes."""

    name: str
    label: str | Promise
    choices: list[Choice]


def address_without(chosen: Mapping[str, Sequence[str]], name: str, value: str) -> str:
    """The query string of everything that is chosen but one value; "?" if nothing is left."""
    kept = [
        (other, each)
        for other, values in chosen.items()
        for each in values
        if (other, each) != (name, value)
    ]
    return f"?{urlencode(kept)}"
