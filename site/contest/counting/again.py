"""Rounds that judges are asked to count again: entries that count came too late for it, or decisions did."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, F, OuterRef, Q, Subquery

from contest.counting.overtaken import Since, annulled_places, decided_since
from contest.enums import PrizeScope
from contest.models import Entry, LedgerFile, Result, Round, awaits_prizes


@dataclass(frozen=True)
class CountAgain:
    """A counted round, how many entries in time its newest file lacks, and what was decided since the count."""

    round: Round
    left_out: int
    since: Since


def rounds_to_count_again() -> list[CountAgain]:
    """Those with anything that only another count takes in, in order of their closing."""
    left_out, since = _left_out(), _decided_since()
    rounds = Round.objects.filter(pk__in=[*left_out, *since]).select_related("contest")
    return [
        CountAgain(each, left_out.get(each.pk, 0), since.get(each.pk, Since()))
        for each in rounds.order_by("closes_at", "pk")
    ]


def _left_out() -> dict[int, int]:
    """By round, how many entries were sent in time and reached the database after the count."""
    newest = LedgerFile.objects.filter(round=OuterRef("pk")).order_by("-number")
    of_round = Entry.objects.filter(round=OuterRef("pk")).order_by().values("round")
    sent = of_round.annotate(all=Count("pk")).values("all")
    # Looking at each entry takes time: only where there are more than were counted.
    more = Round.objects.annotate(lines=Subquery(newest.values("lines")[:1]), sent=Subquery(sent))
    lines = more.filter(sent__gt=F("lines")).values_list("pk", "lines")
    found = {each: _behind(each, counted) for each, counted in lines}
    return {each: number for each, number in found.items() if number}


def _behind(of: int, lines: int) -> int:
    behind = Q(ledger_line=None) | Q(ledger_line__position__gt=lines)
    return Entry.objects.filter(behind, round=of, is_late=False).count()


def _decided_since() -> dict[int, Since]:
    """By round, what was decided since its newest count.

    Where no more prizes that rest on it are to be approved, only what annuls a place by a decision: neither a list
    that has changed nor somebody whose details were erased asks for other winners afterwards.
    """
    awaited = Round.objects.filter(reduce(or_, map(awaits_prizes, PrizeScope)))
    newest = Result.objects.newest()
    open_results = newest.filter(round__in=awaited).select_related("round__contest", "rules")
    found = {result.round_id: since for result, since in decided_since(list(open_results))}
    settled = annulled_places(newest.exclude(round__in=awaited)).filter(person__erased_at=None)
    for of, number in settled.values_list("result__round").annotate(Count("pk")):
        found[of] = Since(entries=number)
    return found
