"""What takers of assets were told, and who has been told already."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.languages import InReadersLanguage
from media.enums import NoticeEvent, RecallReason
from media.models.assets import Asset
from media.models.kits import Kit


class NoticeQuerySet(models.QuerySet):
    def unfinished(self) -> NoticeQuerySet:
        """Those that not everyone has been told."""
        return self.filter(finished_at=None)


class Notice(models.Model):
    """One event that people are told of: a recall or its end, of `assets`; new versions, of one `kit`.

    The words are those of the day: another recall of the same asset is another notice.
    """

    event = models.CharField(_("event"), max_length=12, choices=NoticeEvent.choices)
    kit = models.ForeignKey(Kit, models.CASCADE, null=True, related_name="notices")
    assets = models.ManyToManyField(Asset, related_name="notices")
    reason = models.CharField(
        _("reason of the recall"),
        max_length=20,
        choices=RecallReason.choices,
        blank=True,
    )
    note = models.CharField(_("what takers should know and do"), max_length=400, blank=True)
    note_en = models.CharField(
        _("what takers should know and do, in English"), max_length=400, blank=True
    )
    at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    told = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    changes_no_page = True

    objects = NoticeQuerySet.as_manager()
    note_text = InReadersLanguage("note")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-id"]


class NoticeSent(models.Model):
    """A letter about a notice to one address, of which only a keyed digest is kept.

    The row is made before the letter is handed to the mail server, so that nobody gets it twice: a row
    without `sent_at` and without `failed_at` is of a worker that died in between.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="letters")
    recipient = models.CharField(max_length=64)
    begun_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    changes_no_page = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "recipient"], name="one_letter_an_address_and_notice"
            )
        ]
