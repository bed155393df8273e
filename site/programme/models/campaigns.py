"""One year's campaign, its phases and its days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.languages import InReadersLanguage
from programme.enums import DayState, PhaseKind
from programme.models.documents import LegalDocument
from programme.models.topics import Topic

# Of two phases of one length that hold the same day, the first of these decides.
_PRECEDENCE = [PhaseKind.PEAK, PhaseKind.RUNNING, PhaseKind.BEFORE, PhaseKind.AFTER]


@dataclass(frozen=True)
class PeakDay:
    """One day of the peak: its date, what it is for in the reader's language, and where it lies."""

    day: date
    text: str
    state: DayState

    @property
    def is_today(self) -> bool:
        return self.state == DayState.TODAY

    @property
    def is_filled(self) -> bool:
        """Whether its mark is solid: the day is past or today."""
        return self.state != DayState.TO_COME


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
    theme = models.CharField(
        _("theme"),
        max_length=300,
        blank=True,
        help_text=_("As announced for the year; nothing is shown until it is."),
    )
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
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("main_day")),
                name="campaign_opens_before_its_main_day",
                violation_error_message=_("The site turns to the campaign before its main day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    @property
    def told_on(self) -> date:
        """The day whose units the plan of the year names."""
        return self.main_day

    def clean(self) -> None:
        if not self.main_day:
            return
        if self.year and self.main_day.year != self.year:
            raise ValidationError({"main_day": _("The main day lies in the campaign's year.")})
        if self.opens_on and self.opens_on > self.main_day:
            raise ValidationError(
                {"opens_on": _("The site turns to the campaign before its main day.")}
            )

    def phase_on(self, day: date) -> CampaignPhase | None:
        """The phase that a day belongs to: of several, the shortest."""
        holding = [phase for phase in self.phases.all() if phase.holds(day)]
        return min(
            holding,
            key=lambda each: (each.length, _PRECEDENCE.index(PhaseKind(each.kind))),
            default=None,
        )

    def phase(self, at: datetime | None = None) -> PhaseKind:
        """What the campaign is doing at a moment (now by default); it turns at midnight."""
        day = timezone.localtime(at or timezone.now()).date()
        if holding := self.phase_on(day):
            return PhaseKind(holding.kind)
        phases = list(self.phases.all())
        main = [each for each in phases if each.kind in (PhaseKind.RUNNING, PhaseKind.PEAK)]
        ends = [each.ends_on for each in main or phases]
        return PhaseKind.AFTER if ends and day >= max(ends) else PhaseKind.BEFORE

    def days_left(self, on: date | None = None) -> int:
        """Days until the main day; negative after it."""
        return (self.main_day - (on or timezone.localdate())).days

    def peak_days(self, on: date | None = None) -> list[PeakDay]:
        """The days of the peak that holds the main day, or else of the first peak; none without one."""
        on = on or timezone.localdate()
        peaks = [phase for phase in self.phases.all() if phase.kind == PhaseKind.PEAK]
        if not peaks:
            return []
        peak = min(peaks, key=lambda each: (not each.holds(self.main_day), each.starts_on))
        texts = {key_day.day: key_day.title for key_day in self.key_days.all()}
        return [PeakDay(day, texts.get(day, ""), _state(day, on)) for day in peak.days()]


class CampaignPhase(Orderable):
    """A part of the campaign, [starts_on, ends_on) in whole days; a peak may lie within a longer phase."""

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
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lt=F("ends_on")),
                name="phase_is_not_empty",
                violation_error_message=_("The phase must end after its first day."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.starts_on >= self.ends_on:
            raise ValidationError({"ends_on": _("The phase must end after its first day.")})

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.ends_on - self.starts_on).days

    def holds(self, day: date) -> bool:
        """Whether the day is in the phase."""
        return self.starts_on <= day < self.ends_on

    def days(self) -> list[date]:
        """Every day of the phase."""
        return [self.starts_on + timedelta(days=number) for number in range(self.length)]

    def overlaps(self, other: CampaignPhase) -> bool:
        """Whether some day is in both phases."""
        return self.starts_on < other.ends_on and other.starts_on < self.ends_on


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
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "day"],
                name="day_is_unique_in_campaign",
                violation_error_message=_("This day stands twice."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m}: {self.name}"


def clashing_phases(
    phases: Iterable[CampaignPhase],
) -> list[tuple[CampaignPhase, CampaignPhase]]:
    """Pairs of phases of one kind that have a day in common, the later one second."""
    ordered = sorted(phases, key=lambda phase: phase.starts_on)
    return [
        (earlier, later)
        for earlier, later in combinations(ordered, 2)
        if earlier.kind == later.kind and earlier.overlaps(later)
    ]


def _state(day: date, on: date) -> DayState:
    if day == on:
        return DayState.TODAY
    return DayState.PAST if day < on else DayState.TO_COME
