"""Rounds that judges are asked to count again: entries that count came too late for it, or decisions did."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count

from contest.counting.overtaken import Since, annulled_places, decided_since, left_out
from contest.enums import PrizeScope
from contest.models import Result, Round, awaits_prizes


@dataclass(frozen=True)
class CountAgain:
    """A counted round, how many entries in time its newest file lacks, and what was decided since the count."""

    round: Round
    left_out: int
    since: Since


def rounds_to_count_again() -> list[CountAgain]:
    """Those with anything that only another count takes in, in order of their closing."""
    behind, since = left_out(Round.objects.all()), _decided_since()
    rounds = Round.objects.filter(pk__in=[*behind, *since]).select_related("contest")
    return [
        CountAgain(each, behind.get(each.pk, 0), since.get(each.pk, Since()))
        for each in rounds.order_by("closes_at", "pk")
    ]


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
