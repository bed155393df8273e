"""How long a picture, a film or an asset may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Hidden since ever: somebody on it was not asked. No database takes every day for a date, but all take this.
NEVER_SHOWN = date(1900, 1, 1)


def is_in_force(on: date, prefix: str = "") -> Q:
    """The condition that every right to show something is in force on a day."""
    return Q(**{f"{prefix}hidden_from": None}) | Q(**{f"{prefix}hidden_from__gt": on})


def first_hidden_day(
    rights_until: date | None, needs_consent: bool, consents_end: Iterable[date | None]
) -> date | None:
    """The first day on which something is hidden: whatever ends first, the right or one of its consents.

    `consents_end` has one item for each consent, None for one without end. None when nothing ever ends;
    `NEVER_SHOWN` when people had to be asked and no consent is recorded.
    """
    ends = list(consents_end)
    if needs_consent and not ends:
        return NEVER_SHOWN
    return min((day for day in (rights_until, *ends) if day), default=None)


class RightsMixin(models.Model):
    """The end of the right to show something, and whether people on it had to be asked.

    `hidden_from` is the first day on which it is hidden wherever it is used; it follows from the end of the
    right and from the consents (`media.rights.hiding`), so that nothing has to be added up for a reader.
    """

    rights_until = models.DateField(
        _("may be shown until, not including"),
        null=True,
        blank=True,
        help_text=_("From this day on it is hidden wherever it is used. Empty: without end."),
    )
    needs_consent = models.BooleanField(
        _("shows people who had to be asked"),
        default=False,
        db_default=False,
        help_text=_("It stays hidden until each of them is recorded among the consents."),
    )
    hidden_from = models.DateField(null=True, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """`hidden_from` is written with whatever else is."""
        ends = [consent.ends_on for consent in self.consents.all()] if self.pk else []  # type: ignore[attr-defined]
        self.hidden_from = first_hidden_day(self.rights_until, self.needs_consent, ends)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "hidden_from"}
        super().save(*args, **kwargs)

    def is_in_force(self, on: date | None = None) -> bool:
        """Whether it may be shown on a day (today by default)."""
        return self.hidden_from is None or self.hidden_from > (on or timezone.localdate())
