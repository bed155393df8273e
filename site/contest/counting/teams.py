"""The ranking of units over the newest results of a contest's rounds."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Min, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from contest.models import Contest, Result, Standing


def ranking(contest: Contest) -> QuerySet[Standing, Any]:
    """Every unit or commune of somebody who stands in the newest result of some round, a dict each, by `place`.

    More people (each counted once, however many rounds they took) come first, then more right answers of
    theirs in all rounds, then the smaller sum of the tie clocks (microseconds), then the smallest number of an
    entry, which no two units share. Keys: unit_id, name, place, people, right_answers, time, entry.
    """
    newest = Result.objects.filter(round__contest=contest).newest()
    order = ["-people", "-right_answers", "time", "entry"]
    return (
        Standing.objects.filter(result__in=newest)
        .exclude(person__unit=None)
        .values(unit_id=F("person__unit_id"), name=F("person__unit__name"))
        .annotate(
            people=Count("person", distinct=True),
            right_answers=Sum("right"),
            time=Sum("clock"),
            entry=Min("entry_id"),
        )
        .annotate(place=Window(RowNumber(), order_by=order))
        .order_by("place")
    )
