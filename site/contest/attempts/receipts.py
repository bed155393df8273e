"""Receipt codes of entries."""

from __future__ import annotations

from contest import codes

LENGTH = 12


def new() -> str:
    """A code of twelve letters (60 bits), which tells neither when nor as which one it was given."""
    return codes.new(LENGTH)


def shown(code: str) -> str:
    """The code as people read it: "7KQM-2XWA-9FTC"."""
    return codes.shown(code)
