"""What a screen plays, when, and how often screens have said that they are on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin

from core.choice_lists import ChoiceListField
from core.languages import ForeignLanguage, InReadersLanguage
from core.text import slug
from media.enums import Weekday
from media.led.breaking import Board, fit
from media.models.kinds import NO_ADDRESS
from media.models.slogans import Slogan
from media.models.use_windows import UseWindow
from media.models.variants import Variant

if TYPE_CHECKING:
    from programme.models import CampaignPhase

# Whoever passes must be able to read a slide to its end; nothing may seem to blink.
FEWEST_SECONDS, MOST_SECONDS = 8, 600
# The longest word that a screen has room for is a line of this.
WIDEST = Board(33, 1)
# Addresses below /media/led/ that are not playlists.
RESERVED_SLUGS = {"text", "worker"}
# What of an item decides whether it plays.
DECIDING = (
    "slogan",
    "phase",
    "variant__asset__kit__phase",
    "variant__asset__slogans",
    "variant__asset__piece_set__slogan",
)


class PlaylistQuerySet(models.QuerySet):
    def live(self) -> PlaylistQuerySet:
        """Those that screens may play."""
        return self.filter(live=True)

    def with_items(self) -> PlaylistQuerySet:
        """With everything that decides what plays."""
        return self.prefetch_related(*(f"items__{each}" for each in DECIDING))


class Playlist(DraftStateMixin, RevisionMixin, ClusterableModel):
    """Slides for screens, under one address; what is not published yet plays nowhere."""

    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=_("The end of its address. Empty: made from the title."),
    )
    name = models.CharField(
        _("title"), max_length=120, help_text=_("Where it plays: Screens of the square.")
    )
    name_en = models.CharField(_("title in English"), max_length=120, blank=True)

    objects = PlaylistQuerySet.as_manager()
    title = InReadersLanguage("name")
    title_language = ForeignLanguage("name")
    while_paused = _(
        "A playlist can be published, but its screens show only the notice until the pause is over."
    )

    class Meta:
        verbose_name = _("playlist")
        verbose_name_plural = _("playlists")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.slug:
            self.slug = slug(self.name, 60)
        if self.name and not self.slug:
            raise ValidationError({"slug": NO_ADDRESS})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is taken by another page.")})

    def get_absolute_url(self) -> str:
        """What a screen opens, in the active language."""
        return reverse("player", args=[self.slug]) if self.slug else ""


class PlaylistItem(UseWindow, Orderable):
    """One slogan, picture, film or text of a playlist, and when it plays.

    `weekdays` are those on which its hours begin: what begins on Saturday at 22:00 and ends at 02:00 is
    Saturday's to its end. Days of use and the phase are those of the moment itself.
    """

    playlist = ParentalKey(Playlist, on_delete=models.CASCADE, related_name="items")
    slogan = models.ForeignKey(
        Slogan, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("slogan")
    )
    variant = models.ForeignKey(
        Variant,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture or film"),
    )
    text = models.CharField(
        _("text"),
        max_length=300,
        blank=True,
        help_text=_("Approved by whoever publishes the playlist."),
    )
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    seconds = models.PositiveSmallIntegerField(
        _("seconds"),
        default=10,
        validators=[MinValueValidator(FEWEST_SECONDS), MaxValueValidator(MOST_SECONDS)],
        help_text=_("A film that is longer plays to its end."),
    )
    phase = models.ForeignKey(
        "programme.CampaignPhase",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only in the phase"),
    )
    hour_from = models.TimeField(_("from hour"), null=True, blank=True)
    hour_until = models.TimeField(
        _("until hour, not including"),
        null=True,
        blank=True,
        help_text=_("May lie after midnight: from 18:00 until 01:00. Both empty: all day."),
    )
    weekdays = ChoiceListField(
        _("on these days of the week"),
        choices=Weekday.choices,
        help_text=_("None ticked: every day. Hours over midnight belong to the day they begin on."),
    )

    said = InReadersLanguage("text")
    said_language = ForeignLanguage("text")

    class Meta(Orderable.Meta):
        verbose_name = _("slide")
        verbose_name_plural = _("slides")
        constraints = [
            models.CheckConstraint(
                condition=Q(slogan__isnull=False, variant=None, text="")
                | Q(slogan=None, variant__isnull=False, text="")
                | (Q(slogan=None, variant=None) & ~Q(text="")),
                name="slide_shows_one_thing",
                violation_error_message=_("Choose a slogan, or a picture or film, or type a text."),
            ),
            models.CheckConstraint(
                condition=Q(hour_from=None, hour_until=None)
                | Q(hour_from__isnull=False, hour_until__isnull=False),
                name="slide_has_both_hours_or_none",
                violation_error_message=_("Give both hours, or none."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.slogan or self.variant or self.text)

    def clean(self) -> None:
        super().clean()
        self.text, self.text_en = " ".join(self.text.split()), " ".join(self.text_en.split())
        for field in ("text", "text_en"):
            if words := fit(getattr(self, field), WIDEST, on_several_screens=True).wide_words:
                raise ValidationError({field: _("No screen has room for “%s”.") % words[0]})
        chosen = [bool(self.slogan_id), bool(self.variant_id), bool(self.text)]
        if sum(chosen) != 1:
            raise ValidationError(_("Choose a slogan, or a picture or film, or type a text."))
        if (self.hour_from is None) != (self.hour_until is None):
            field = "hour_from" if self.hour_from is None else "hour_until"
            raise ValidationError({field: _("Give both hours, or none.")})
        if self.hour_from is not None and self.hour_from == self.hour_until:
            raise ValidationError({"hour_until": _("The hours must differ. Both empty: all day.")})

    def plays_at(self, moment: datetime) -> bool:
        """Whether its own times hold the moment; what it shows may forbid it still."""
        local = timezone.localtime(moment)
        day, hour = local.date(), local.time()
        if not self._is_of_use(day):
            return False
        begun_on = day
        if self.hour_from is not None and self.hour_until is not None:
            if not _holds(self.hour_from, self.hour_until, hour):
                return False
            if self.hour_from > self.hour_until and hour < self.hour_until:
                begun_on = day - timedelta(days=1)
        return not self.weekdays or str(begun_on.isoweekday()) in self.weekdays

    def _is_of_use(self, day: date) -> bool:
        phase: CampaignPhase | None = self.phase
        return self.is_in_use(day) and (phase is None or phase.holds(day))

    @property
    def holds_seconds(self) -> int:
        """How long it is shown: a film to its end."""
        length = self.variant.seconds if self.variant else None
        return max(self.seconds, ceil(length or 0))


def _holds(start: time, end: time, hour: time) -> bool:
    """Whether [start, end), which may go over midnight, holds an hour of the day."""
    if start < end:
        return start <= hour < end
    return hour >= start or hour < end


class ScreenBeat(models.Model):
    """A screen has said that it is on; not which one. Added only, and added up within minutes."""

    playlist = models.ForeignKey(Playlist, models.CASCADE, related_name="beats")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    changes_no_page = True


class ScreenHour(models.Model):
    """How often screens of a playlist said within an hour that they were on."""

    playlist = models.ForeignKey(Playlist, models.CASCADE, related_name="hours")
    hour = models.DateTimeField(_("hour"))
    beats = models.PositiveIntegerField(_("beats"), default=0)
    last_at = models.DateTimeField(_("last sign"))

    changes_no_page = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["playlist", "hour"], name="one_count_of_screens_an_hour"
            )
        ]

    def __str__(self) -> str:
        return f"{self.playlist}, {self.hour:%d/%m/%Y %H:%M}: {self.beats}"
