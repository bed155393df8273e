"""What rows keep of decisions on them: who decided, when, and for a recall why."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import InReadersLanguage
from core.people import person
from media.enums import RecallReason


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
