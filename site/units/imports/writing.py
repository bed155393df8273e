"""Writing many rows in one short transaction, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models, transaction

from core.models import ContentChange
from core.signals import compose_text
from units.tasks import index_rows

# Rows that one background task takes; a larger batch would hold the database for too long.
BATCH = 100


@dataclass(frozen=True)
class Outcome:
    """How many rows of a file were new, changed, or the same as in the register."""

    created: int
    changed: int
    unchanged: int


def create(rows: Sequence[models.Model]) -> None:
    """Add new rows; they get their keys. Rows they point at must be stored already."""
    if rows:
        _prepare(rows)
        type(rows[0])._default_manager.bulk_create(rows)


def update(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Write these fields of stored rows, in one statement for all of them."""
    if rows:
        _prepare(rows)
        type(rows[0])._default_manager.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=[*fields, "folded_name", "sort_key"],
        )


def note(rows: Sequence[models.Model]) -> None:
    """Say that content changed, and have the rows indexed once the transaction is over."""
    ContentChange.record()
    keys = [row.pk for row in rows]
    label = type(rows[0])._meta.label_lower
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        transaction.on_commit(lambda batch=batch: index_rows.enqueue(label, batch))  # type: ignore[misc]


def _prepare(rows: Sequence[models.Model]) -> None:
    for row in rows:
        compose_text(sender=type(row), instance=row)
        row.derive()  # type: ignore[attr-defined]
