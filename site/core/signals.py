"""What happens on every save: text is composed, and the content's version moves."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from wagtail.blocks import StreamValue
from wagtail.models import Revision
from wagtail.signals import page_slug_changed, post_page_move

from core.models.changes import ContentChange
from core.text import nfc, nfc_deep

# Records that no public page shows. Everything else counts as content: forgetting a page is a lost
# millisecond, remembering a stale one is a defect.
_BEHIND_THE_SCENES = {
    "admin",
    "auth.permission",
    "axes",
    "contenttypes",
    "django_tasks_database",
    "migrations",
    "sessions",
    "wagtailadmin",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.task",
    "wagtailcore.taskstate",
    "wagtailcore.workflow",
    "wagtailcore.workflowstate",
    "wagtailcore.pagesubscription",
    "wagtailsearch",
    "wagtailsearchpromotions.query",
    "wagtailsearchpromotions.querydailyhits",
    "wagtailusers",
}


def _shows_on_a_page(model: type[models.Model]) -> bool:
    # Migrations save models of the past, whose module is "__fake__", before our table may exist.
    return not (
        model.__module__ == "__fake__"
        or getattr(model, "changes_no_page", False)
        or model._meta.app_label in _BEHIND_THE_SCENES
        or model._meta.label_lower in _BEHIND_THE_SCENES
    )


@receiver([post_save, post_delete, m2m_changed])
def note_a_change(sender: type[models.Model], raw: bool = False, **kwargs: Any) -> None:
    if not raw and kwargs.get("action", "post_").startswith("post_") and _shows_on_a_page(sender):
        ContentChange.record()


@receiver([post_page_move, page_slug_changed])
def note_a_move(**kwargs: Any) -> None:
    ContentChange.record()


@receiver(pre_save)
def compose_text(
    sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any
) -> None:
    """Store NFC, whatever the keyboard, the clipboard or an import gave."""
    if raw:
        return
    if sender is Revision:
        instance.content = nfc_deep(instance.content)  # type: ignore[attr-defined]
        return
    for field in sender._meta.concrete_fields:
        if field.attname not in instance.__dict__:
            continue
        value = instance.__dict__[field.attname]
        if isinstance(value, StreamValue):
            stored = value.get_prep_value()
            composed_blocks = nfc_deep(stored)
            if composed_blocks != stored:
                setattr(
                    instance,
                    field.attname,
                    StreamValue(value.stream_block, composed_blocks, is_lazy=True),
                )
        elif isinstance(value, str) and isinstance(field, models.CharField | models.TextField):
            composed = nfc(value)
            if composed != value:
                setattr(instance, field.attname, composed)
