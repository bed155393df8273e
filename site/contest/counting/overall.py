"""The ranking of a whole contest over the newest results of its rounds."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, Count, F, Min, QuerySet, Sum, Window
from django.db.models.functions import Cast, Round, RowNumber

from contest.models import Contest, Result, Standing

# Whole hundredths: SQLite adds fractions up as binary numbers, whose sums of equal parts may differ.
_HUNDREDTHS = Cast(Round(F("distance") * 100), BigIntegerField())


def ranking(contest: Contest) -> QuerySet[Standing, Any]:
    """Everybody who stands in the newest result of some round, a dict each, in order of `place`.

    More right answers in all rounds come first, voided questions among them as in each round, then more rounds taken, then the smaller sum of the distances
    (`hundredths`), then the smaller sum of the tie clocks (microseconds), then the smallest number of an
    entry, which nobody shares. Keys: person_id, code, place, right_answers, rounds, hundredths, time, entry.
    """
    newest = Result.objects.filter(round__contest=contest).newest()
    order = ["-right_answers", "-rounds", "hundredths", "time", "entry"]
    return (
        Standing.objects.filter(result__in=newest)
        .values("person_id", code=F("person__code"))
        .annotate(
            right_answers=Sum(F("right") + F("voided")),
            rounds=Count("pk"),
            hundredths=Sum(_HUNDREDTHS),
            time=Sum("clock"),
            entry=Min("entry_id"),
        )
        .annotate(place=Window(RowNumber(), order_by=order))
        .order_by("place")
    )
