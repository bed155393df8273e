"""Models whose every change is recorded in the log of acts, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction

from contest.audit import capturing

Row = TypeVar("Row", bound=models.Model)


class AuditedQuerySet(models.QuerySet[Row]):
    """Records what is changed or made past `save`."""

    def update(self, **values: Any) -> int:
        if not capturing.is_recorded(self.model):
            return super().update(**values)
        with transaction.atomic():
            locked = self.order_by().select_for_update(of=("self",), no_key=True)
            before = {row.pk: row for row in locked}
            changed = super().update(**values)
            capturing.record_changes(self.model, before)
        return changed

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Raises TypeError where conflicts are to be ignored: it would not be known what was made."""
        if not capturing.is_recorded(self.model):
            return super().bulk_create(objs, *args, **kwargs)
        if kwargs.get("ignore_conflicts") or kwargs.get("update_conflicts"):
            raise TypeError("What is recorded can't be made with conflicts left aside.")
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            capturing.record_creations(self.model, [row.pk for row in made])
        return made


class Audited:
    """A row whose making, changing and removing is recorded; what is told of it stands in `contest.audit.register`.

    It stands before the model's other bases, and the model's manager is made of an `AuditedQuerySet`.
    """

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """What `save` and everything that stores a row come down to: one transaction holds change and record."""
        model: Any = type(self)
        key = self.pk  # type: ignore[attr-defined]
        if kwargs.get("raw") or not capturing.is_recorded(model):
            super().save_base(*args, **kwargs)  # type: ignore[misc]
            return
        with transaction.atomic(savepoint=False):
            before = capturing.stored_states(model, [key])
            super().save_base(*args, **kwargs)  # type: ignore[misc]
            if before:
                capturing.record_changes(model, before)
            else:
                capturing.record_creations(model, [self.pk])  # type: ignore[attr-defined]
