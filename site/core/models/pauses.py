"""Times in which the campaign stands still: a storm, a mourning."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.enums import PauseReason
from core.languages import InReadersLanguage
from core.people import person


class PauseQuerySet(models.QuerySet):
    def in_force(self, at: datetime | None = None) -> Self:
        """The pause that holds at a moment (now by default); none or one."""
        at = at or timezone.now()
        goes_on = Q(ends_at=None) | Q(ends_at__gt=at)
        not_lifted = Q(lifted_at=None) | Q(lifted_at__gt=at)
        return self.filter(goes_on, not_lifted, starts_at__lte=at)

    def open(self) -> Self:
        """What nobody has lifted: in force, still to come, or over by its planned end."""
        return self.filter(lifted_at=None)

    def close_ended(self, at: datetime) -> int:
        """Note of those whose planned end has come that they are over, which changes nothing that anybody sees."""
        return self.open().filter(ends_at__lte=at).update(lifted_at=F("ends_at"))


class Pause(models.Model):
    """[starts_at, ends_at), or until somebody lifts it before: nothing is counted down, shown or read aloud."""

    reason = models.CharField(_("reason"), max_length=10, choices=PauseReason.choices)
    notice = models.CharField(
        _("notice"),
        max_length=300,
        help_text=_("What readers see on every page in place of the phase of the campaign."),
    )
    notice_en = models.CharField(_("notice in English"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("starts at"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("ends at"),
        null=True,
        blank=True,
        help_text=_("From then on all goes on by itself. Empty: until somebody lifts the pause."),
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True, editable=False)
    started_by = person(_("started by"))
    lifted_by = person(_("lifted by"))

    objects = PauseQuerySet.as_manager()
    notice_text = InReadersLanguage("notice")

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        ordering = ["-starts_at", "-pk"]
        # Pausing, changing the notice and lifting are one right: whoever stops things lets them go on.
        default_permissions = ("view",)
        permissions = [("declare_pause", "Can pause the campaign")]
        constraints = [
            models.UniqueConstraint(
                Value(1),
                condition=Q(lifted_at=None),
                name="one_open_pause",
                violation_error_message=_("The campaign is paused already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="pause_ends_after_it_starts",
                violation_error_message=_("The pause must end after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {timezone.localtime(self.starts_at):%H:%M %d/%m/%Y}"

    def clean(self) -> None:
        super().clean()
        if self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The pause must end after it starts.")})

    @property
    def over_at(self) -> datetime | None:
        """When it ended or will end, by plan or because somebody lifted it; None while nobody knows."""
        return min(filter(None, [self.ends_at, self.lifted_at]), default=None)

    def is_in_force(self, at: datetime) -> bool:
        """The same as `PauseQuerySet.in_force`, for a pause at hand."""
        return self.starts_at <= at and (self.over_at is None or at < self.over_at)
