"""What keeps the file of a count from being made for good: what is stored is no longer what was sealed."""

from __future__ import annotations

from contest.enums import LedgerFault
from contest.ledger.questions import asks_what_was_sealed
from contest.ledger.sealed import misfit_of_close, misfit_of_rules
from contest.models import LedgerFile, Result


def fault_of(result: Result) -> LedgerFault | None:
    """Why a file of a result can't be made; None where all are made or wait, or it is of before there were ledgers.

    A key, rules or a close that were changed are noticed before a file is tried, which may have to wait for weeks.
    """
    files = LedgerFile.objects.filter(result=result).select_related(
        "round__contest", "round__ledger", "result__rules"
    )
    newest = files.order_by("-number").first()
    if newest is None:
        return None
    if faulty := files.faulty().first():
        return LedgerFault(faulty.fault)
    if not asks_what_was_sealed(newest.round.ledger):
        return LedgerFault.QUESTIONS
    if misfit_of_rules(newest):
        return LedgerFault.RULES
    return LedgerFault.CLOSE if misfit_of_close(newest) else None
