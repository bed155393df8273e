"""How long a picture, a film or an asset may be shown, and who agreed to be seen on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.enums import AgeGroup
from media.models.stores import kit_storage


def is_in_force(on: date, prefix: str = "") -> Q:
    """The condition that every right to show something is in force on a day."""
    return Q(**{f"{prefix}hidden_from": None}) | Q(**{f"{prefix}hidden_from__gt": on})


class RightsMixin(models.Model):
    """The end of the right to show something, and whether people on it had to be asked.

    `hidden_from` is the first day on which it is hidden wherever it is used; it follows from the end of the
    right and from the consents (`media.rights`), so that nothing has to be added up for a reader.
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

    def is_in_force(self, on: date | None = None) -> bool:
        """Whether it may be shown on a day (today by default)."""
        return self.hidden_from is None or self.hidden_from > (on or timezone.localdate())


class ConsentQuerySet(models.QuerySet):
    def ending_within(self, days: int, on: date) -> ConsentQuerySet:
        """Consents that end on one of the next days."""
        return self.filter(
            withdrawn_on=None, valid_until__gt=on, valid_until__lte=on + timedelta(days=days)
        )


class Consent(models.Model):
    """One person's agreement to be seen, and for a child the guardian's; seen by nobody but editors."""

    person = models.CharField(_("person"), max_length=120)
    age_group = models.CharField(
        _("age when it was made"),
        max_length=12,
        choices=AgeGroup.choices,
        default=AgeGroup.ADULT,
    )
    consented_on = models.DateField(
        _("the person agreed on"),
        null=True,
        blank=True,
        help_text=_("Clearly and for this use; silence is not consent."),
    )
    guardian = models.CharField(_("guardian"), max_length=120, blank=True)
    guardian_consented_on = models.DateField(_("the guardian agreed on"), null=True, blank=True)
    purpose = models.CharField(
        _("agreed to"),
        max_length=250,
        help_text=_("What for and where, as it was asked: posters, the site, networks…"),
    )
    valid_until = models.DateField(
        _("valid until, not including"), null=True, blank=True, help_text=_("Empty: without end.")
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    paper = models.FileField(
        _("signed paper"),
        upload_to="consents",
        storage=kit_storage,
        max_length=250,
        blank=True,
        help_text=_("A PDF or a picture; only people who keep consents can open it."),
    )
    images = models.ManyToManyField(
        "media.CustomImage", blank=True, related_name="consents", verbose_name=_("images")
    )
    recordings = models.ManyToManyField(
        "media.Recording", blank=True, related_name="consents", verbose_name=_("recordings")
    )
    assets = models.ManyToManyField(
        "media.Asset", blank=True, related_name="consents", verbose_name=_("assets")
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["person", "id"]

    def __str__(self) -> str:
        return self.person

    def clean(self) -> None:
        super().clean()
        faults: dict[str, Any] = {}
        if self.age_group != AgeGroup.SMALL_CHILD and not self.consented_on:
            faults["consented_on"] = _("Say when the person agreed.")
        if self.age_group != AgeGroup.ADULT:
            if not self.guardian:
                faults["guardian"] = _("A child needs a guardian: give the name.")
            if not self.guardian_consented_on:
                faults["guardian_consented_on"] = _("Say when the guardian agreed.")
        if faults:
            raise ValidationError(faults)

    @property
    def ends_on(self) -> date | None:
        """The first day on which it no longer holds; None while it has no end."""
        ends = [day for day in (self.valid_until, self.withdrawn_on) if day]
        return min(ends, default=None)
