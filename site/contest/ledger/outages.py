"""Lines of a ledger that no head of the close holds, because the worker stood still or somebody put them in late.

`verify_contest.py` tells the same lines from the published file.
"""

from __future__ import annotations

from datetime import timedelta

from contest.ledger.chain import last_line_of
from contest.ledger.formats import format_of
from contest.ledger.rules import rules_digest
from contest.models import Ledger, LedgerFile, Rules

# What was sent before the close stands in a head by then, unless the worker stood still.
SEEN_BY = timedelta(minutes=2)


def seen_late(file: LedgerFile) -> list[int]:
    """Positions of lines that say they were sent before the close and are in no head until two minutes after it."""
    closes, ledger = file.round.closes_at, file.round.ledger
    lines = ledger.lines.filter(position__lte=file.lines)
    head = ledger.heads.filter(at__lte=closes + SEEN_BY).order_by("-at").first()
    # Of a version that was put in force in that minute nobody knows here whether the head came before it or after.
    seen = last_line_of(head, lines, _rules_of(ledger)) if head else None
    late = lines.filter(position__gt=seen or 0)
    late = late.filter(entry__submitted_at__lt=closes).order_by("position")
    return list(late.values_list("position", flat=True))


def stretches(numbers: list[int]) -> str:
    """Numbers in order, those that follow each other as one stretch: "3, 5–9"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in found)


def _rules_of(ledger: Ledger) -> list[str]:
    """What heads of a ledger may tell of the rules, the newest version first."""
    if not format_of(ledger).heads_hold_rules:
        return [""]
    versions = Rules.objects.issued().filter(contest=ledger.round.contest_id).reverse()
    return [rules_digest(each) for each in [*versions, None]]
