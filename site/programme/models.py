"""The campaign's year as records: theme, owner, phases, topics, pillars, documents and figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from core import text
from core.languages import InReadersLanguage
from programme.enums import PhaseKind


class Topic(index.Indexed, models.Model):
    """A subject that content is filed under; guidance topics are the ones residents learn."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    description_en = models.CharField(_("description in English"), max_length=200, blank=True)
    pictogram = models.CharField(_("pictogram"), max_length=40, blank=True)
    is_guidance = models.BooleanField(_("guidance topic"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")
    text = InReadersLanguage("description")

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("description"),
        index.SearchField("description_en"),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_en"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Pillar(models.Model):
    """Digital government, digital economy, digital society."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class LegalDocument(index.Indexed, models.Model):
    """A decision, plan or decree that pages cite."""

    number = models.CharField(_("number"), max_length=80, unique=True)
    issued_on = models.DateField(_("issued on"))
    issuer = models.CharField(_("issued by"), max_length=200)
    issuer_en = models.CharField(_("issued by, in English"), max_length=200, blank=True)
    summary = models.CharField(_("about"), max_length=400)
    summary_en = models.CharField(_("about, in English"), max_length=400, blank=True)
    source_url = models.URLField(_("address of the text"), blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )

    title = InReadersLanguage("summary")
    body = InReadersLanguage("issuer")

    search_fields = [
        index.SearchField("number", boost=2),
        index.SearchField("summary", boost=2),
        index.SearchField("summary_en", boost=2),
        index.SearchField("issuer"),
        index.SearchField("issuer_en"),
        index.AutocompleteField("number"),
        index.AutocompleteField("summary"),
        index.AutocompleteField("summary_en"),
        index.FilterField("issued_on"),
    ]

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        ordering = ["-issued_on", "number"]

    def __str__(self) -> str:
        return self.number


class Figure(index.Indexed, models.Model):
    """A number with its unit, source and date, kept once and shown wherever it is chosen."""

    name = models.CharField(_("what is counted"), max_length=200)
    name_en = models.CharField(_("what is counted, in English"), max_length=200, blank=True)
    value = models.DecimalField(_("number"), max_digits=18, decimal_places=4)
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("For example: hộ, %, tỷ đồng.")
    )
    unit_en = models.CharField(_("unit in English"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=250)
    source_en = models.CharField(_("source in English"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    as_of = models.DateField(_("as of"))

    title = InReadersLanguage("name")
    unit_label = InReadersLanguage("unit")
    source_label = InReadersLanguage("source")

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("source"),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_en"),
    ]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["-as_of", "name"]

    def __str__(self) -> str:
        return f"{text.number(self.value)} {self.unit}, {self.name}".strip()


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def current(self, on: date | None = None) -> Campaign | None:
        """The campaign the site is about: the one whose year began last (a future one waits)."""
        on = on or timezone.localdate()
        begun = self.filter(opens_on__lte=on).order_by("-opens_on").first()
        return begun or self.order_by("opens_on").first()


class Campaign(ClusterableModel):
    """One year's campaign: everything the plan names, as data."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    theme = models.CharField(_("theme"), max_length=300)
    theme_en = models.CharField(_("theme in English"), max_length=300, blank=True)
    owner = models.ForeignKey(
        "units.Unit", models.PROTECT, related_name="+", verbose_name=_("owner")
    )
    focal_unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("focal unit"),
    )
    opens_on = models.DateField(
        _("site turns to this campaign on"),
        help_text=_("From this day the home page is about this campaign."),
    )
    main_day = models.DateField(_("main day"), help_text=_("The day that is counted down to."))
    main_day_name = models.CharField(_("name of the main day"), max_length=120)
    main_day_name_en = models.CharField(
        _("name of the main day in English"), max_length=120, blank=True
    )
    documents = models.ManyToManyField(
        LegalDocument, blank=True, related_name="campaigns", verbose_name=_("documents")
    )
    guidance_topics = models.ManyToManyField(
        Topic, blank=True, related_name="campaigns", verbose_name=_("guidance topics")
    )

    objects = CampaignQuerySet.as_manager()
    title = InReadersLanguage("name")
    theme_text = InReadersLanguage("theme")
    main_day_title = InReadersLanguage("main_day_name")

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    def phase(self, at: datetime | None = None) -> PhaseKind:
        """What the campaign is doing at a moment; the narrowest phase that holds it decides."""
        day = timezone.localtime(at or timezone.now()).date()
        phases = list(self.phases.all())
        holding = [phase for phase in phases if phase.starts_on <= day < phase.ends_on]
        if holding:
            return PhaseKind(min(holding, key=lambda phase: phase.ends_on - phase.starts_on).kind)
        if phases and day >= max(phase.ends_on for phase in phases):
            return PhaseKind.AFTER
        return PhaseKind.BEFORE

    def days_left(self, on: date | None = None) -> int:
        """Days until the main day; negative after it."""
        return (self.main_day - (on or timezone.localdate())).days


class CampaignPhase(Orderable):
    """A part of the campaign, [starts_on, ends_on) in whole days."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(
        _("kind"), max_length=10, choices=PhaseKind.choices, default=PhaseKind.RUNNING
    )
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(
        _("ends before"), help_text=_("The first day that is no longer in the phase.")
    )

    title = InReadersLanguage("name")

    class Meta(Orderable.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.starts_on >= self.ends_on:
            raise ValidationError({"ends_on": _("The phase must end after its first day.")})


class KeyDay(Orderable):
    """What one day of the campaign is for: shown under its mark on the home page."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="key_days")
    day = models.DateField(_("day"))
    name = models.CharField(_("what happens"), max_length=120)
    name_en = models.CharField(_("what happens, in English"), max_length=120, blank=True)

    title = InReadersLanguage("name")

    class Meta(Orderable.Meta):
        verbose_name = _("day of the campaign")
        verbose_name_plural = _("days of the campaign")

    def __str__(self) -> str:
        return f"{self.day:%d/%m}: {self.name}"
