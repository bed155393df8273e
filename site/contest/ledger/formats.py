"""What a ledger seals depends on when it was begun: it is kept, filed and checked in the format of its beginning."""

from __future__ import annotations

import json
from dataclasses import dataclass

from contest.models import Ledger


@dataclass(frozen=True)
class Format:
    """`name` stands in the opening, `file` in the first line of its files.

    Heads hold the rules and the close in force at their minute, or know nothing of them. Lines told all that is kept
    of an entry once; now they leave out what counting does not need and what could tell of a disability or a likeness.
    Entries were called by the numbers that the database gives them, whose gaps tell how many were sent in a round that is
    open beside; now each is called by its place in the chain.
    """

    name: str
    file: str
    heads_hold_rules: bool = True
    heads_hold_close: bool = True
    lines_tell_all: bool = False
    numbers_are_places: bool = True


_FORMATS = {
    each.name: each
    for each in (
        Format("contest ledger 1", "contest ledger file 2", False, False, True, False),
        Format("contest ledger 2", "contest ledger file 2", True, False, True, False),
        Format("contest ledger 3", "contest ledger file 3"),
    )
}
NEWEST = _FORMATS["contest ledger 3"]


def format_of(ledger: Ledger) -> Format:
    """That in which a ledger was begun."""
    return _FORMATS[json.loads(ledger.opening)["format"]]
