"""What keeps the file of a count from being made for good: what is stored is no longer what was sealed."""

from __future__ import annotations

from contest.enums import LedgerFault
from contest.ledger.questions import asks_what_was_sealed
from contest.models import LedgerFile, Result


def fault_of(result: Result) -> LedgerFault | None:
    """Why the newest file of a result can't be made; None where it is made, waits, or is of before there were ledgers.

    A key that was turned is noticed before a file is tried, which may have to wait for weeks.
    """
    files = LedgerFile.objects.filter(result=result).select_related("round__ledger")
    newest = files.order_by("-number").first()
    if newest is None:
        return None
    if not asks_what_was_sealed(newest.round.ledger):
        return LedgerFault.QUESTIONS
    return LedgerFault(newest.fault) if newest.fault else None
