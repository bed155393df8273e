"""Codes by which people name an entry or a contestant: random, of letters that nobody mistakes for others."""

from __future__ import annotations

import secrets

from contest.identity.written import visible

# Without 0 and O, 1 and I.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new(length: int) -> str:
    """A code of so many letters (5 bits each), which tells neither when nor as which one it was given."""
    return "".join(secrets.choice(LETTERS) for _letter in range(length))


def shown(code: str) -> str:
    """The code as people read it, in groups of four: "7KQM-2XWA-9FTC"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed(written: str) -> str:
    """The code somebody typed in whatever case and groups, with whatever dashes; empty if it can't be one."""
    code = "".join(each for each in visible(written).upper() if each.isalnum())
    return code if code and all(letter in LETTERS for letter in code) else ""
