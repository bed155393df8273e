"""The order of units: by people per head or by people, compared exactly, ties sharing a rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from contest.models import UnitTableRow


class Order(TextChoices):
    """What a table is put in order by."""

    SHARE = "share", _("people in 1,000")
    PEOPLE = "people", _("people who took part")
    NAME = "name", _("name")


@dataclass(frozen=True)
class RankedRow:
    """A row with its rank: by people where the table is in that order, else by people per head.

    `rank` is None where nobody of a unit took part, or where it isn't known how many people it has.
    """

    rank: int | None
    row: UnitTableRow

    @property
    def per_thousand(self) -> Decimal | None:
        """People who took part of each 1,000, to one decimal, half up; the order never rests on it."""
        return per_thousand(self.row.people, self.row.headcount)


def share(people: int, headcount: int | None) -> Fraction | None:
    """People who took part per head, exactly; None where the number of people is not known."""
    return Fraction(people, headcount) if headcount else None


def per_thousand(people: int, headcount: int | None) -> Decimal | None:
    """The same of 1,000 people, to one decimal; half a tenth is rounded up, as people round by hand."""
    if not headcount:
        return None
    tenths = (people * 20_000 + headcount) // (2 * headcount)
    return Decimal(tenths) / 10


def ranked(rows: Iterable[UnitTableRow], order: Order) -> list[RankedRow]:
    """All rows in an order that is the same whatever the database's: equals by name, then by the unit's code.

    Equals share the best rank of theirs, and the next has as many before it as it says: 1, 2, 2, 4. Units whose
    number of people is not known stand behind, unless the order is by people, and last those of which nobody took
    part: none of them is the first of anything.
    """
    every = sorted(rows, key=_by_name)
    known = [row for row in every if row.people and (order == Order.PEOPLE or row.headcount)]
    known.sort(key=lambda row: _measure(row, order), reverse=True)
    ranks: dict[Any, int] = {}
    for place, row in enumerate(known, start=1):
        ranks.setdefault(_measure(row, order), place)
    of_row = {row.pk: ranks[_measure(row, order)] for row in known}
    if order != Order.NAME:
        others = [row for row in every if row.pk not in of_row]
        every = known + sorted(others, key=lambda row: not row.people)
    return [RankedRow(of_row.get(row.pk), row) for row in every]


def _measure(row: UnitTableRow, order: Order) -> Fraction:
    if order == Order.PEOPLE:
        return Fraction(row.people)
    return Fraction(row.people, row.headcount or 1)


def _by_name(row: UnitTableRow) -> tuple[str, str]:
    return row.unit.sort_key, row.unit.code
