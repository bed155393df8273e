"""Bulletins that commune radios read aloud, by a person or by a program."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core.reading_aloud import SYLLABLES_A_MINUTE, reading_seconds, sentences
from core.search_fields import by_name
from core.text import nfc, slug, syllables
from media.models.kinds import NO_ADDRESS
from media.models.use_windows import UseWindow, UseWindowQuerySet

LONGEST_TEXT = 12_000
SLOWEST, FASTEST = 60, 400
# In the order of `date.isoweekday()`, from 1 on.
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class BulletinQuerySet(UseWindowQuerySet):
    def live(self) -> BulletinQuerySet:
        return self.filter(live=True)

    def public(self) -> BulletinQuerySet:
        """What anyone may see."""
        return self.live()


class Bulletin(
    index.Indexed, DraftStateMixin, RevisionMixin, PreviewableMixin, UseWindow, ClusterableModel
):
    """A text for loudspeakers: as it was written, and as it is said."""

    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("The end of its address. Empty: made from the title."),
    )
    written = models.TextField(
        _("text as it is written"),
        max_length=LONGEST_TEXT,
        help_text=_("Short sentences, one idea each. A new line makes a longer pause."),
    )
    reading = models.TextField(
        _("reading text"),
        max_length=2 * LONGEST_TEXT,
        blank=True,
        help_text=_(
            "What is read aloud, every number and abbreviation in words. Empty: made from the text as it is written; then change what you like."
        ),
    )
    # Whether an editor worded the reading text; not known of what was stored before this was noted.
    reading_by_hand = models.BooleanField(null=True, editable=False)
    syllables_a_minute = models.PositiveSmallIntegerField(
        _("syllables a minute"),
        default=SYLLABLES_A_MINUTE,
        db_default=SYLLABLES_A_MINUTE,
        validators=[MinValueValidator(SLOWEST), MaxValueValidator(FASTEST)],
        help_text=_("How fast it is read; its length in seconds follows from this."),
    )
    recording = models.ForeignKey(
        "media.Recording",
        models.SET_NULL,
        null=True,
        blank=True,
        limit_choices_to={"type": "audio"},
        related_name="bulletins",
        verbose_name=_("recording"),
        help_text=_("The bulletin read by somebody, for radios that play files."),
    )
    source_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="bulletins",
        verbose_name=_("made from"),
    )
    topic = models.ForeignKey(
        "programme.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="bulletins",
        verbose_name=_("topic"),
    )

    objects = BulletinQuerySet.as_manager()
    while_paused = _(
        "A bulletin can be published, but is shown and given out only when the pause is over."
    )

    search_fields = [
        *by_name("title"),
        index.SearchField("written"),
        index.SearchField("reading"),
        index.FilterField("live"),
        index.FilterField("topic_id"),
    ]

    class Meta:
        verbose_name = _("loudspeaker bulletin")
        verbose_name_plural = _("loudspeaker bulletins")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        # Imported here because it is told of these models.
        from media.bulletins.words import read_in_bulletins

        self.slug = self.slug or slug(self.title)
        if self.title and not self.slug:
            raise ValidationError({"slug": NO_ADDRESS})
        self.written, self.reading = as_stored(self.written), as_stored(self.reading)
        by_the_rules = read_in_bulletins(self.written).text
        self.reading = self.reading or by_the_rules
        if self.reading == by_the_rules:
            self.reading_by_hand = False
        # Of a field that is empty or refused, the field itself tells.
        if self.written and not syllables(self.reading):
            raise ValidationError({"written": _("There is nothing to read aloud in this text.")})
        if self.recording and self.recording.type != "audio":
            raise ValidationError({"recording": _("Choose a sound, not a film.")})

    @property
    def is_worded_by_hand(self) -> bool:
        """Whether an editor worded the reading text; where nobody noted it, whether the rules make another now."""
        from media.bulletins.words import read_in_bulletins

        if self.reading_by_hand is not None:
            return self.reading_by_hand
        return self.reading != read_in_bulletins(self.written).text

    @property
    def lead(self) -> str:
        """Its first sentence."""
        return next(iter(sentences(self.reading)), "")

    @property
    def paragraphs(self) -> list[str]:
        """The reading text, a line each."""
        return [line.strip() for line in self.reading.splitlines() if line.strip()]

    @property
    def syllables(self) -> int:
        return syllables(self.reading)

    @property
    def seconds(self) -> int:
        """How long it takes to read."""
        speed = min(max(self.syllables_a_minute, SLOWEST), FASTEST)
        return reading_seconds(self.reading, speed)

    @property
    def sound(self) -> Any:
        """Its recording, while that may be heard and the bulletin read."""
        if self.recording is None or self.is_expired() or not self.recording.is_in_force():
            return None
        return self.recording

    def times_on(self, day: date) -> list[time]:
        """When it is read on a day, the earliest first."""
        if not self.is_in_use(day):
            return []
        return sorted({each.at for each in self.times.all() if day.isoweekday() in each.weekdays})

    def get_absolute_url(self) -> str:
        """Its page, in the active language; empty while it has none."""
        return reverse("bulletin", args=[self.slug]) if self.slug else ""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Its page as it would look, for editors."""
        from media.views.bulletins import bulletin_response

        return bulletin_response(request, self)


class BulletinTime(Orderable):
    """A time of the day at which a bulletin is read, and the days of the week."""

    bulletin = ParentalKey(Bulletin, related_name="times")
    at = models.TimeField(_("time"))
    monday = models.BooleanField(_("Monday"), default=False)
    tuesday = models.BooleanField(_("Tuesday"), default=False)
    wednesday = models.BooleanField(_("Wednesday"), default=False)
    thursday = models.BooleanField(_("Thursday"), default=False)
    friday = models.BooleanField(_("Friday"), default=False)
    saturday = models.BooleanField(_("Saturday"), default=False)
    sunday = models.BooleanField(_("Sunday"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("time of reading")
        verbose_name_plural = _("times of reading")

    def clean(self) -> None:
        super().clean()
        if not self.weekdays:
            raise ValidationError({"monday": _("Choose at least one day of the week.")})

    @property
    def weekdays(self) -> list[int]:
        """The days, from 1 for Monday to 7."""
        return [number for number, name in enumerate(DAYS, start=1) if getattr(self, name)]

    @property
    def days_in_words(self) -> str:
        """The days in the active language."""
        if len(self.weekdays) == len(DAYS):
            return gettext("every day")
        chosen = [DAYS[number - 1] for number in self.weekdays]
        return ", ".join(str(self._meta.get_field(day).verbose_name) for day in chosen)


def as_stored(text: str) -> str:
    """A text of a bulletin in the form in which it is kept, whatever system it was typed on."""
    return nfc(text).replace("\r\n", "\n").strip()


def week_of(day: date) -> list[date]:
    """The seven days of the week that a day lies in, from Monday on."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return [monday + timedelta(days=number) for number in range(7)]
