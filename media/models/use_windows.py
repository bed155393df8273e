"""When something may be hung, posted or shown."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.enums import UseState


class UseWindowQuerySet(models.QuerySet):
    """Things with a use window, asked by a day."""

    def in_state(self, state: str, on: date | None = None) -> UseWindowQuerySet:
        """Those that are coming, in use or expired on a day (today by default)."""
        return self.filter(in_state(state, on or timezone.localdate()))

    def not_expired(self, on: date | None = None) -> UseWindowQuerySet:
        return self.filter(not_expired(on or timezone.localdate()))


def in_state(state: str, on: date, prefix: str = "") -> Q:
    """The condition that a use window, reached through `prefix`, is in a state on a day."""
    begun = Q(**{f"{prefix}use_from": None}) | Q(**{f"{prefix}use_from__lte": on})
    if state == UseState.COMING:
        return ~begun
    if state == UseState.EXPIRED:
        return Q(**{f"{prefix}use_until__lte": on})
    return begun & not_expired(on, prefix)


def not_expired(on: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}use_until": None}) | Q(**{f"{prefix}use_until__gt": on})


class UseWindow(models.Model):
    """[use_from, use_until) in whole days; an open end is left empty."""

    use_from = models.DateField(
        _("use from"), null=True, blank=True, help_text=_("The first day. Empty: at once.")
    )
    use_until = models.DateField(
        _("use until, not including"),
        null=True,
        blank=True,
        help_text=_("The first day on which it may no longer hang or be posted. Empty: always."),
    )

    class Meta:
        abstract = True

    @property
    def use_state(self) -> UseState:
        """Where today lies in the window."""
        today = timezone.localdate()
        if self.use_until and self.use_until <= today:
            return UseState.EXPIRED
        if self.use_from and self.use_from > today:
            return UseState.COMING
        return UseState.IN_USE

    def clean(self) -> None:
        super().clean()
        if self.use_from and self.use_until and self.use_from >= self.use_until:
            raise ValidationError({"use_until": _("The use must end after its first day.")})
