"""What may be said about the date of a workshop."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaign.enums import WorkshopState
from core import text


class WorkshopDate(models.Model):
    """What is said about a workshop's date: a window, an exact time, or that it is cancelled."""

    state = models.CharField(
        _("the date is"),
        max_length=10,
        choices=WorkshopState.choices,
        default=WorkshopState.WINDOW,
    )
    window_from = models.DateField(
        _("window from"), null=True, blank=True, help_text=_("The first day it may take place.")
    )
    window_until = models.DateField(
        _("window until, not including"),
        null=True,
        blank=True,
        help_text=_("The first day it can no longer take place."),
    )
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)

    DATE_FIELDS = ("state", "window_from", "window_until", "starts_at", "ends_at")

    class Meta:
        abstract = True

    @property
    def window_last_day(self) -> date | None:
        return self.window_until - timedelta(days=1) if self.window_until else None

    @property
    def date_in_words(self) -> str:
        """The date as readers are told it: honest about what is not known yet."""
        if self.state == WorkshopState.CANCELLED:
            return gettext("cancelled")
        if self.state == WorkshopState.FIXED and self.starts_at and self.ends_at:
            return self._exact_time()
        if self.window_from and self.window_until:
            days = text.day_range(self.window_from, self.window_last_day or self.window_from)
            return gettext("between %(days)s, day to be fixed") % {"days": days}
        return gettext("day to be fixed")

    def _exact_time(self) -> str:
        begins, ends = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        if begins.date() == ends.date():
            return f"{begins:%d/%m/%Y}, {begins:%H:%M}–{ends:%H:%M}"
        return f"{begins:%d/%m/%Y %H:%M} – {ends:%d/%m/%Y %H:%M}"
