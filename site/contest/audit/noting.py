"""Acts that the history of the site notes by `wagtail.log_actions.log`, and acts that are noted here alone.

Acts upon contestants are of the second kind: the history of the site tells the number of each row.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from wagtail.models import ModelLogEntry

from contest.audit.acts import Act, Done, present_user
from contest.audit.capturing import record_deletion
from contest.audit.chain import append
from contest.audit.register import RECORDED
from contest.audit.values import LONGEST_LABEL, contest_of, key_of, label_of, plain

# Told already by what was made, changed or deleted.
_SEEN_BY_THE_ROW = {"wagtail.create", "wagtail.edit", "wagtail.delete"}


@receiver(post_save, sender=ModelLogEntry)
def record_noted_act(instance: ModelLogEntry, created: bool, **kwargs: Any) -> None:
    """What is noted of an object of the contest is recorded, the reason apart."""
    if not created or instance.content_type.app_label != "contest":
        return
    model = instance.content_type.model_class()
    label = model._meta.label if model else ""
    if label in RECORDED and instance.action in _SEEN_BY_THE_ROW:
        return
    row = model._base_manager.filter(pk=instance.object_id).first() if model else None
    noted = dict(instance.data)
    reason = str(noted.pop("reason", ""))
    done = Done(
        act=instance.action,
        kind=label.lower(),
        object=key_of(row) if row else instance.object_id,
        label=label_of(row) if row else str(instance.label)[:LONGEST_LABEL],
        contest=contest_of(row) if row else None,
        after=plain(noted),
        reason=reason,
    )
    append([done], instance.user or present_user())


def record_removal(instance: models.Model, **kwargs: Any) -> None:
    """Rows that are removed, also those that go with another row. Django removes them in one transaction."""
    record_deletion(instance)


# One by one: with a receiver for all, no row of the site could be deleted unread.
for _label in RECORDED:
    pre_delete.connect(record_removal, sender=apps.get_model(_label))


def note_of(row: models.Model, act: str, by: Any, told: dict[str, Any] | None = None) -> None:
    """Record an act upon a row, with what may be told of it (by None: the site itself, or whose request this is)."""
    done = Done(
        act=act,
        kind=row._meta.label_lower,
        object=key_of(row),
        label=label_of(row),
        contest=contest_of(row),
        after=plain(told or {}),
    )
    append([done], by or present_user())


def note_import(model: type[models.Model], count: int) -> None:
    """Record that a file with so many rows was taken."""
    _note(Act.IMPORTED, model, {"count": count})


def note_export(model: type[models.Model], told: dict[str, Any]) -> None:
    """Record that rows were handed out as a file."""
    _note(Act.EXPORTED, model, told)


def _note(act: Act, model: type[models.Model], told: dict[str, Any]) -> None:
    done = Done(
        act=act,
        kind=model._meta.label_lower,
        object="",
        label=str(model._meta.label),
        after=plain(told),
    )
    append([done], present_user())
