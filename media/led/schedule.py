"""What a screen needs to play on by itself: the slides of the coming hours, and what stands around them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import cached_property

from core.enums import PauseReason
from core.models import Pause
from media.led import marks
from media.led.playing import Span, spans
from media.led.slides import Slide, screens_of, slides_of
from media.models import Playlist
from programme.enums import PhaseKind
from programme.models import Campaign

# A screen plays so long without the site, and half a day more; after that nobody knows what still may be shown.
HOURS_AHEAD = 36
SECONDS_OF_A_NOTICE = 20
SECONDS_OF_THE_SIGN = 60
SECONDS_BETWEEN_BEATS = 300
STATIC_FILES = (
    "css/player.css",
    "fonts/be-vietnam-pro-vi-700.woff2",
    "images/favicon.svg",
    "js/player/clock.js",
    "js/player/keeper.js",
    "js/player/onward.js",
    "js/player/player.js",
    "js/player/schedule.js",
    "js/player/stage.js",
)


@dataclass(frozen=True)
class Surroundings:
    """What stands above and below the text: marks or the sign as SVG, the main day and the owner."""

    marks: str
    foot: tuple[str, ...] = ()


PLAIN = Surroundings("")


@dataclass(frozen=True)
class Programme:
    """The slides of a span, never none: with nothing to play, or a pause, the sign or its notice."""

    start: datetime
    end: datetime
    slides: tuple[Slide, ...]
    around: Surroundings


class Schedule:
    """What a playlist plays from the hour of `moment` on, in the active language."""

    def __init__(self, playlist: Playlist, moment: datetime, is_small: bool = False) -> None:
        self.playlist, self.is_small = playlist, is_small
        # From the full hour, so that the file is the same for all who ask within it.
        self.start = timezone.localtime(moment).replace(minute=0, second=0, microsecond=0)
        self.end = self.start + timedelta(hours=HOURS_AHEAD + 1)

    @cached_property
    def programmes(self) -> list[Programme]:
        return [self._programme(span) for span in spans(self.playlist, self.start, self.end)]

    def at(self, moment: datetime) -> Programme:
        """What plays at a moment of its time."""
        return next(each for each in self.programmes if each.start <= moment < each.end)

    def as_data(self, page: str) -> dict[str, Any]:
        """The same for scripts; `page` is the address that a screen keeps with everything it loads."""
        slides = {slide.key: slide for each in self.programmes for slide in each.slides}
        files = sorted({slide.address for slide in slides.values() if slide.address})
        return {
            "build": build(),
            "until": self.end.isoformat(),
            "shell": [page, *map(static, STATIC_FILES)],
            "files": files,
            "slides": {key: slide.as_data() for key, slide in slides.items()},
            "programmes": [
                {
                    "from": each.start.isoformat(),
                    "until": each.end.isoformat(),
                    "slides": [slide.key for slide in each.slides],
                    "marks": each.around.marks,
                    "foot": each.around.foot,
                }
                for each in self.programmes
            ],
            "sign": marks.sign(),
        }

    def _programme(self, span: Span) -> Programme:
        if span.pause:
            return self._paused(span, span.pause)
        slides = tuple(
            slide
            for item in span.items
            for slide in slides_of(item, self.playlist.slug, self.is_small)
        )
        if not slides:
            sign = Slide("sign", "sign", SECONDS_OF_THE_SIGN)
            return Programme(span.start, span.end, (sign,), Surroundings(marks.sign()))
        # A board of few lamps has no room for ten marks.
        is_small = self.is_small
        around = (
            Surroundings(marks.sign()) if is_small else around_on(timezone.localdate(span.start))
        )
        return Programme(span.start, span.end, slides, around)

    def _paused(self, span: Span, pause: Pause) -> Programme:
        """The notice under the sign; in mourning the words alone."""
        size, screens = screens_of(pause.notice_text, self.is_small)
        slides = tuple(
            Slide(f"pause-{pause.pk}-{number}", "notice", SECONDS_OF_A_NOTICE, screen, size)
            for number, screen in enumerate(screens)
        ) or (Slide("sign", "sign", SECONDS_OF_THE_SIGN),)
        is_plain = pause.reason == PauseReason.MOURNING
        around = PLAIN if is_plain else Surroundings(marks.sign())
        return Programme(span.start, span.end, slides, around)


def build() -> str:
    """Tells scripts and styles of one state of the program from those of another."""
    return hashlib.sha256("|".join(map(static, STATIC_FILES)).encode()).hexdigest()[:16]


def around_on(day: date) -> Surroundings:
    """What stands around slides on a day: the marks of the ten days while the peak lasts."""
    campaigns = Campaign.objects.select_related("owner").prefetch_related("phases", "key_days")
    campaign = campaigns.current(day)
    if campaign is None:
        return Surroundings(marks.band(()))
    phase = campaign.phase_on(day)
    is_peak = phase is not None and phase.kind == PhaseKind.PEAK
    days = [each.is_filled for each in campaign.peak_days(day)] if is_peak else []
    return Surroundings(marks.band(days), (campaign.main_day_title, campaign.owner.title))
