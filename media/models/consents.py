"""Who agreed to be seen, and on what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from media.enums import AgeGroup
from media.models.assets import Asset
from media.models.files import CustomDocument, CustomImage, Recording
from media.models.stores import kit_storage


class ConsentQuerySet(models.QuerySet):
    def withdrawn(self, on: date) -> ConsentQuerySet:
        """Consents that somebody has taken back by a day."""
        return self.filter(withdrawn_on__lte=on)


class Consent(ClusterableModel):
    """One person's agreement to be seen, and for a child the guardian's; seen by nobody but editors.

    It is called by its number wherever it is spoken of, in lists of what was changed as well: the person's
    name stands in its own form, list and files only.
    """

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
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_("From this day on, all that shows the person is hidden wherever it is used."),
    )
    paper = models.FileField(
        _("signed paper"),
        upload_to="consents",
        storage=kit_storage,
        max_length=250,
        blank=True,
        help_text=_("A PDF or a picture; only people who keep consents can open it."),
    )
    images = models.ManyToManyField(
        CustomImage,
        through="media.ConsentImage",
        related_name="consents",
        verbose_name=_("images"),
    )
    documents = models.ManyToManyField(
        CustomDocument,
        through="media.ConsentDocument",
        related_name="consents",
        verbose_name=_("documents"),
    )
    recordings = models.ManyToManyField(
        Recording,
        through="media.ConsentRecording",
        related_name="consents",
        verbose_name=_("recordings"),
    )
    assets = models.ManyToManyField(
        Asset, through="media.ConsentAsset", related_name="consents", verbose_name=_("assets")
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["person", "id"]

    def __str__(self) -> str:
        return _now("Consent no. %(number)s") % {"number": self.pk or "…"}

    def clean(self) -> None:
        super().clean()
        faults: dict[str, Any] = {}
        if self.age_group != AgeGroup.SMALL_CHILD and not self.consented_on:
            faults["consented_on"] = _("Say when the person agreed.")
        if self.age_group != AgeGroup.ADULT:
            if not self.guardian.strip():
                faults["guardian"] = _("A child needs a guardian: give the name.")
            if not self.guardian_consented_on:
                faults["guardian_consented_on"] = _("Say when the guardian agreed.")
        faults |= self._impossible_days()
        if faults:
            raise ValidationError(faults)

    def _impossible_days(self) -> dict[str, Any]:
        faults: dict[str, Any] = {}
        today = timezone.localdate()
        given = [day for day in (self.consented_on, self.guardian_consented_on) if day]
        for name in ("consented_on", "guardian_consented_on"):
            day = getattr(self, name)
            if day and day > today:
                faults[name] = _("Nobody has agreed yet on a day to come: give the day it was.")
        if given and self.valid_until and self.valid_until <= max(given):
            faults["valid_until"] = _("It ends before it was given: choose a later day.")
        if given and self.withdrawn_on and self.withdrawn_on < max(given):
            faults["withdrawn_on"] = _("It was withdrawn before it was given: choose a later day.")
        return faults

    @property
    def ends_on(self) -> date | None:
        """The first day on which it no longer holds; None while it has no end."""
        ends = [day for day in (self.valid_until, self.withdrawn_on) if day]
        return min(ends, default=None)


class ConsentLink(models.Model):
    """One thing that shows the person; `thing` names the field that leads to it."""

    thing: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, self.thing))


def _each_once(name: str) -> list[models.BaseConstraint]:
    return [
        models.UniqueConstraint(
            fields=["consent", name],
            name=f"one_link_a_consent_and_{name}",
            violation_error_message=_("This consent is linked with it already."),
        )
    ]


class ConsentImage(ConsentLink):
    thing = "image"
    consent = ParentalKey(Consent, on_delete=models.CASCADE, related_name="image_links")
    image = models.ForeignKey(
        CustomImage, models.CASCADE, related_name="+", verbose_name=_("image")
    )

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints = _each_once("image")


class ConsentDocument(ConsentLink):
    thing = "document"
    consent = ParentalKey(Consent, on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey(
        CustomDocument, models.CASCADE, related_name="+", verbose_name=_("document")
    )

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = _each_once("document")


class ConsentRecording(ConsentLink):
    thing = "recording"
    consent = ParentalKey(Consent, on_delete=models.CASCADE, related_name="recording_links")
    recording = models.ForeignKey(
        Recording, models.CASCADE, related_name="+", verbose_name=_("recording")
    )

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints = _each_once("recording")


class ConsentAsset(ConsentLink):
    thing = "asset"
    consent = ParentalKey(Consent, on_delete=models.CASCADE, related_name="asset_links")
    asset = models.ForeignKey(Asset, models.CASCADE, related_name="+", verbose_name=_("asset"))

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        constraints = _each_once("asset")


LINKS: tuple[type[ConsentLink], ...] = (
    ConsentImage,
    ConsentDocument,
    ConsentRecording,
    ConsentAsset,
)
