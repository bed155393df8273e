"""Making the tables that are due: at the set hour of each day of an open round, and at each close."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from contest.identity import barring
from contest.identity.retention import is_over
from contest.models import Contest, Round, Rules, UnitTable, UnitTableRow
from contest.unit_tables.finding import by_unit_of_the_day, people_by_unit
from units.enums import UnitKind
from units.models import Unit

logger = logging.getLogger(__name__)

# An entry that was sent just before may still be on its way into the database.
SETTLING = timedelta(minutes=1)


def make_due(at: datetime) -> None:
    """Make every table that is due and not made yet; none of contests whose details are erased by now."""
    for contest in Contest.objects.order_by("pk"):
        if contest.tables_at is None:
            continue
        made = set(contest.unit_tables.values_list("as_of", flat=True))
        missing = due_moments(contest.tables_at, contest.rounds.all(), at) - made
        if missing and not is_over(contest, at):
            for moment in sorted(missing):
                make(contest, moment, at)


def due_moments(hour: time, rounds: Iterable[Round], at: datetime) -> set[datetime]:
    """The moments of which a contest should have a table: all its closes, and the last set hour within a round.

    Set hours that passed while the worker stood still are not made up for; the close of a round always is.
    """
    settled = at - SETTLING
    played = list(rounds)
    due = {each.closes_at for each in played if each.closes_at <= settled}
    last = _last_at(hour, settled)
    if any(each.opens_at < last < each.closes_at for each in played):
        due.add(last)
    return due


def make(contest: Contest, as_of: datetime, at: datetime) -> UnitTable | None:
    """The table of a moment, frozen; None where another process has just made it.

    Whoever is barred by the list as it stands now is left out, as from the count. Communes are listed also with
    nobody; other units once somebody of theirs took part.
    """
    rules = Rules.objects.in_force(contest, as_of - timedelta.resolution)
    excluded = barring.barred_persons(contest, rules)
    named = people_by_unit(contest, as_of, excluded)
    units = {unit.pk: unit for unit in Unit.objects.valid(timezone.localdate(as_of))}
    people = by_unit_of_the_day(named, Unit.objects.successor_keys(), units)
    listed = [unit for unit in units.values() if people[unit.pk] or unit.kind == UnitKind.COMMUNE]
    try:
        with transaction.atomic():
            table = UnitTable.objects.create(
                contest=contest, as_of=as_of, made_at=at, without_unit=people[None]
            )
            UnitTableRow.objects.bulk_create(_row(table, unit, people[unit.pk]) for unit in listed)
    except IntegrityError:
        logger.info("The table of contest %s of %s is made already.", contest.pk, as_of)
        return None
    return table


def _row(table: UnitTable, unit: Unit, people: int) -> UnitTableRow:
    return UnitTableRow(
        table=table,
        unit=unit,
        people=people,
        headcount=unit.headcount,
        headcount_source=unit.headcount_source,
        headcount_on=unit.headcount_on,
    )


def _last_at(hour: time, settled: datetime) -> datetime:
    """The last moment not after another at which the clock of the site showed this hour."""
    local = timezone.localtime(settled)
    of_today = timezone.make_aware(datetime.combine(local.date(), hour))
    return of_today if of_today <= settled else of_today - timedelta(days=1)
