"""A table of units as CSV."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contest.unit_tables.ranking import RankedRow
from contest.unit_tables.shown import ShownTable
from units.imports.sheet import write_sheet
from units.imports.table import Column
from units.imports.values import write_day

COLUMNS = [
    Column("rank", _("Rank"), ()),
    Column("code", _("Code"), ()),
    Column("name", _("Name of the unit"), ()),
    Column("kind", _("Kind"), ()),
    Column("people", _("People who took part"), ()),
    Column("headcount", _("Number of people"), ()),
    Column("per_thousand", _("In 1,000 people"), ()),
    Column("headcount_source", _("Source of the number"), ()),
    Column("headcount_on", _("Day of the number"), ()),
    Column("as_of", _("Entries sent before"), ()),
]


def table_file(shown: ShownTable) -> bytes:
    """Communes, then bodies, each by rank; numbers with digits and a point, as programs read them."""
    as_of = timezone.localtime(shown.table.as_of).isoformat()
    return write_sheet(COLUMNS, (_cells(each, as_of) for each in (*shown.communes, *shown.bodies)))


def _cells(each: RankedRow, as_of: str) -> list[str]:
    row = each.row
    return [
        _plain(each.rank),
        row.unit.code,
        row.unit.title,
        str(row.unit.get_kind_display()),
        str(row.people),
        _plain(row.headcount),
        _plain(each.per_thousand),
        row.headcount_source,
        write_day(row.headcount_on),
        as_of,
    ]


def _plain(value: object | None) -> str:
    return "" if value is None else str(value)
