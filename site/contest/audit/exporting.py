"""The log of acts as files: JSON Lines, which can be checked, and CSV, which is read in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contest.audit.chain import exported
from contest.audit.verifying import canonical
from contest.audit.words import ShownRecord
from contest.models import AuditRecord
from units.imports.values import safe_cell

ROWS_AT_ONCE = 500
# By which Excel knows that a file is UTF-8.
_MARK = "\ufeff"


def lines(records: QuerySet[AuditRecord]) -> Iterator[str]:
    """A record a line, exactly as `verifying` expects it; of reasons the words that are kept."""
    for record in in_turn(records):
        yield canonical(with_reason(record)) + "\n"


def table(records: QuerySet[AuditRecord]) -> Iterator[str]:
    """The rows of a CSV file in the reader's language, in which no cell is a formula."""
    yield _MARK + _row(
        [
            _("Number"),
            _("Moment"),
            _("Who"),
            _("Roles"),
            _("Act"),
            _("Kind of object"),
            _("Number or code of the object"),
            _("Object"),
            _("Before"),
            _("After"),
            _("Reason"),
            _("Link"),
        ]
    )
    for record in in_turn(records):
        shown = ShownRecord(record)
        yield _row(
            [
                str(shown.number),
                shown.moment,
                shown.actor,
                shown.roles,
                shown.act,
                shown.kind,
                record.object,
                shown.label,
                _told(record.before),
                _told(record.after),
                shown.reason,
                shown.link,
            ]
        )


def in_turn(records: QuerySet[AuditRecord]) -> Iterable[AuditRecord]:
    """Records from the first to the last, however many, with their reasons."""
    ordered = records.order_by("number").select_related("reason")
    return ordered.iterator(chunk_size=ROWS_AT_ONCE)


def with_reason(record: AuditRecord) -> dict[str, Any]:
    """A record as it is exported, with the words of its reason as long as they are kept."""
    told = exported(record)
    if (reason := getattr(record, "reason", None)) is not None:
        told["reason"] = {"salt": reason.salt, "text": reason.text}
    return told


def _told(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""


def _row(cells: list[str]) -> str:
    row = io.StringIO(newline="")
    csv.writer(row).writerow([safe_cell(cell) for cell in cells])
    return row.getvalue()
