"""How many screens are on, without knowing any: each says so every few minutes, and only the number is kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from media.led.schedule import SECONDS_BETWEEN_BEATS
from media.models import Playlist, ScreenBeat, ScreenHour

HOUR = timedelta(hours=1)
BEATS_AN_HOUR = 3600 // SECONDS_BETWEEN_BEATS
# An office may have many screens behind one address; a stranger gets no further than this either.
MOST_FROM_ONE_PLACE = 30 * BEATS_AN_HOUR
MOST_OF_A_PLAYLIST = 1000 * BEATS_AN_HOUR
# So many rows become numbers at once.
ROWS_AT_ONCE = 500
HOURS_KEPT = timedelta(days=400)
# Screens that are shut at night are no reason to worry; what was silent for a month is in use no more.
SILENT_AFTER = timedelta(hours=14)
IN_USE_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class HourOfScreens:
    """About how many screens were on in an hour."""

    hour: datetime
    beats: int

    @property
    def screens(self) -> int:
        return screens_of(self.beats)


def screens_of(beats: int, within: timedelta = HOUR) -> int:
    """About how many screens say so often within a while that they are on; at least one if any does."""
    expected = within.total_seconds() / SECONDS_BETWEEN_BEATS
    return max(1, round(beats / max(1.0, expected))) if beats else 0


def add_up_beats() -> None:
    """Turn rows into one number a playlist and hour, some at a time, each time in a transaction of its own."""
    while _add_up_some():
        pass


def _add_up_some() -> bool:
    with transaction.atomic():
        # Counted and deleted are the same rows, whatever is added meanwhile.
        rows = list(
            ScreenBeat.objects.order_by("pk").values_list("pk", "playlist_id", "at")[:ROWS_AT_ONCE]
        )
        by_hour: dict[tuple[int, datetime], list[datetime]] = defaultdict(list)
        for _pk, playlist_id, at in rows:
            by_hour[playlist_id, full_hour(at)].append(at)
        for (playlist_id, hour), moments in by_hour.items():
            stored, _made = ScreenHour.objects.get_or_create(
                playlist_id=playlist_id, hour=hour, defaults={"last_at": max(moments)}
            )
            stored.beats += len(moments)
            stored.last_at = max(stored.last_at, *moments)
            stored.save()
        ScreenBeat.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows) == ROWS_AT_ONCE


def forget_hours(now: datetime) -> None:
    """Delete numbers of long ago."""
    ScreenHour.objects.filter(hour__lt=now - HOURS_KEPT).delete()


def full_hour(moment: datetime) -> datetime:
    """The beginning of its hour."""
    return timezone.localtime(moment).replace(minute=0, second=0, microsecond=0)


def last_hours(playlist: Playlist, now: datetime, count: int = 24) -> list[HourOfScreens]:
    """The full hours before this one, the newest first, those without any screen too."""
    newest = full_hour(now) - HOUR
    wanted = [newest - HOUR * back for back in range(count)]
    stored = playlist.hours.filter(hour__gte=wanted[-1], hour__lte=newest)
    beats = {timezone.localtime(row.hour): row.beats for row in stored}
    return [HourOfScreens(hour, beats.get(hour, 0)) for hour in wanted]


def silent_playlists(now: datetime) -> QuerySet:
    """Live playlists of which no screen has said anything for long, though some did within the month."""
    signs = Playlist.objects.live().annotate(last_sign=Max("hours__last_at"))
    return signs.filter(last_sign__gt=now - IN_USE_WITHIN, last_sign__lte=now - SILENT_AFTER)
