"""What the page of a contest's tables shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from contest.models import Contest, UnitTable, UnitTableRow
from contest.taking_part.shown import round_name
from contest.unit_tables.ranking import Order, RankedRow, ranked
from quiz_embed.shown import instant
from units.enums import UnitKind


@dataclass(frozen=True)
class ShownTable:
    """A table in two parts, which are never compared: people live in a commune and work in a body."""

    table: UnitTable
    communes: list[RankedRow]
    bodies: list[RankedRow]
    sources: list[tuple[str, date | None]]


def shown_table(table: UnitTable, order: Order) -> ShownTable:
    """A table in an order, with the sources of the numbers of people; one query."""
    rows = list(table.rows.select_related("unit"))
    sources = {(row.headcount_source, row.headcount_on) for row in rows if row.headcount}
    return ShownTable(
        table,
        communes=ranked(_of_communes(rows, True), order),
        bodies=ranked(_of_communes(rows, False), order),
        sources=sorted(sources, key=str),
    )


def _of_communes(rows: list[UnitTableRow], are_communes: bool) -> list[UnitTableRow]:
    return [row for row in rows if (row.unit.kind == UnitKind.COMMUNE) == are_communes]


def comes_next(contest: Contest, at: datetime) -> str:
    """When the next table is shown, in words; empty where none comes.

    A table that knows of an open round waits for its close (`UnitTableQuerySet.shown`), so the close is the
    moment, whatever the hour at which tables are made.
    """
    coming = contest.rounds.filter(closes_at__gt=at).order_by("closes_at").first()
    if coming is None:
        return ""
    return _("The next tables are shown after %(round)s closes, at %(instant)s.") % {
        "round": round_name(coming),
        "instant": instant(coming.closes_at),
    }
