"""What rows keep of decisions on them: who decided, when, and for a recall why."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import InReadersLanguage
from media.enums import RecallReason


def person(label: Any) -> models.ForeignKey[Any, Any]:
    """Whoever did something to a row, which outlives their account; never filled in by hand."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=label,
    )


class ApprovalMixin(models.Model):
    """Who approved it, and when; empty while it waits."""

    approved_by = person(_("approved by"))
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class RecallMixin(models.Model):
    """Since when it may no longer be used, and what those who took it are told."""

    recalled_at = models.DateTimeField(_("recalled at"), null=True, blank=True, editable=False)
    recalled_by = person(_("recalled by"))
    recall_reason = models.CharField(
        _("reason of the recall"),
        max_length=20,
        choices=RecallReason.choices,
        blank=True,
        db_default="",
        editable=False,
    )
    recall_note = models.CharField(
        _("what takers should know and do"),
        max_length=400,
        blank=True,
        db_default="",
        editable=False,
    )
    recall_note_en = models.CharField(
        _("what takers should know and do, in English"),
        max_length=400,
        blank=True,
        db_default="",
        editable=False,
    )

    recall_note_text = InReadersLanguage("recall_note")

    class Meta:
        abstract = True
