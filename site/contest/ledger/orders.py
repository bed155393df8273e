"""Ordering the file of a count: what the count rests on is noted with it, the file is made afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, Q

from contest.enums import LedgerFault
from contest.ledger.questions import asks_what_was_sealed
from contest.models import Annulment, AwardList, LedgerFile, Person, Result, Round, Voiding


def order_file(
    result: Result, lines: int, annulled: Collection[int], excluded: Collection[int]
) -> LedgerFile:
    """Order the file of a count that was just made of the first `lines` lines of the ledger.

    `annulled` are numbers of entries, `excluded` primary keys of persons, of whom only those are noted who
    stand in the ledger. A count by a key that was turned has a fault from the beginning. To be called in the
    transaction of the count.
    """
    of = result.round
    in_ledger = Q(entries__ledger_line__ledger=of.ledger, entries__ledger_line__position__lte=lines)
    entered = Person.objects.filter(in_ledger).distinct().values_list("pk", "code")
    return LedgerFile.objects.create(
        round=of,
        number=_next_number(of),
        result=result,
        reason=result.reason,
        reason_en=result.reason_en,
        lines=lines,
        annulled=sorted(annulled),
        excluded=sorted(code for pk, code in entered.iterator() if pk in excluded),
        voided=list(
            Voiding.objects.filter(round=of).order_by("question").values_list("question", flat=True)
        ),
        ordered_at=result.counted_at,
        fault="" if asks_what_was_sealed(of.ledger) else LedgerFault.QUESTIONS,
    )


def order_again(
    result: Result, at: datetime, awards: AwardList, reason: str, reason_en: str
) -> LedgerFile:
    """Order another file of the same count, in which the winners stand as a list of awards has them.

    To be called in the transaction of the decision, with the round's row locked.
    """
    first = result.ledger_files.order_by("number").first()
    if first is None:
        raise ValueError("A result that was counted before there were ledgers has no file.")
    return LedgerFile.objects.create(
        round=result.round,
        number=_next_number(result.round),
        result=result,
        awards=awards,
        reason=reason,
        reason_en=reason_en,
        lines=first.lines,
        annulled=first.annulled,
        excluded=first.excluded,
        voided=first.voided,
        ordered_at=at,
    )


def annulled_numbers(of: Round) -> list[int]:
    """Numbers of the entries in the ledger of a round that are annulled now."""
    in_force = Annulment.objects.in_force().filter(entry__ledger_line__ledger__round=of)
    return list(in_force.order_by("entry").values_list("entry", flat=True))


def _next_number(of: Round) -> int:
    return (of.ledger_files.aggregate(last=Max("number"))["last"] or 0) + 1
