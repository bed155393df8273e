"""The ranking of units over the newest results of a contest's rounds."""

from __future__ import annotations

from typing import TypedDict

from django.db.models import Count, F, Max, Min, Sum
from django.utils import timezone

from contest.models import Contest, Result, Standing
from contest.unit_tables.finding import unit_of_the_day
from units.models import Unit


class RankedUnit(TypedDict):
    """What the people of one unit did together; `time` in microseconds, `entry` their smallest number of one."""

    unit_id: int
    name: str
    place: int
    people: int
    right_answers: int
    time: int
    entry: int


def ranking(contest: Contest) -> list[RankedUnit]:
    """Every unit or commune of somebody who stands in the newest result of some round, by `place`.

    Whoever named a unit that has ended counts for the one that carries it on, as in the tables of units: on the
    day of the last close that was counted. More people (each counted once, however many rounds they took) come
    first, then more right answers of theirs in all rounds (voided questions among them), then the smaller sum of the tie clocks, then the
    smallest number of an entry, which no two units share.
    """
    newest = Result.objects.filter(round__contest=contest).newest()
    last_close = newest.aggregate(last=Max("round__closes_at"))["last"]
    if last_close is None:
        return []
    valid = {unit.pk: unit for unit in Unit.objects.valid(timezone.localdate(last_close))}
    successors = Unit.objects.successor_keys()
    named = (
        Standing.objects.filter(result__in=newest)
        .exclude(person__unit=None)
        .values(unit=F("person__unit_id"))
        .annotate(
            people=Count("person", distinct=True),
            right_answers=Sum(F("right") + F("voided")),
            time=Sum("clock"),
            entry=Min("entry_id"),
        )
        .order_by()
    )
    found: dict[int, RankedUnit] = {}
    for each in named:
        key = unit_of_the_day(each["unit"], successors, valid)
        if key is None:
            continue
        unit = found.setdefault(key, _nobody_of(valid[key], each["entry"]))
        # Nobody is counted twice: each person names one unit.
        unit["people"] += each["people"]
        unit["right_answers"] += each["right_answers"]
        unit["time"] += each["time"]
        unit["entry"] = min(unit["entry"], each["entry"])
    ranked = sorted(found.values(), key=_order)
    for place, unit in enumerate(ranked, start=1):
        unit["place"] = place
    return ranked


def _nobody_of(unit: Unit, entry: int) -> RankedUnit:
    return RankedUnit(
        unit_id=unit.pk, name=unit.name, place=0, people=0, right_answers=0, time=0, entry=entry
    )


def _order(unit: RankedUnit) -> tuple[int, int, int, int]:
    return -unit["people"], -unit["right_answers"], unit["time"], unit["entry"]
