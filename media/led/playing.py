"""What a playlist plays at a moment, and when that changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from core.clock import edge_source, next_midnight
from core.models import Pause
from core.pauses import pause_at
from media.enums import Access, FileFormat, SloganState
from media.models import Playlist, PlaylistItem, Slogan, Variant

FILMS = (FileFormat.MP4, FileFormat.WEBM)
# What a browser draws and nothing in it moves; other pictures are shown by their preview.
STILL = (FileFormat.PNG, FileFormat.JPEG)
# A larger file would keep a slow board waiting, and its storage is small; its preview is shown instead.
MOST_OCTETS = 4_000_000


@dataclass(frozen=True)
class Span:
    """What plays during [start, end): items in their order, or nothing but the notice of a pause."""

    start: datetime
    end: datetime
    items: tuple[PlaylistItem, ...]
    pause: Pause | None = None


def plays_at(playlist: Playlist, moment: datetime) -> list[PlaylistItem]:
    """The items of a playlist that play at a moment, in their order; none while the campaign is paused.

    Only what is approved and may be used on that day: approved slogans, files that anyone may take and that
    carry no other slogans.
    """
    if pause_at(moment):
        return []
    return [
        item
        for item in playlist.items.all()
        if item.plays_at(moment) and is_given_out(item, moment)
    ]


def is_given_out(item: PlaylistItem, moment: datetime) -> bool:
    """Whether what the item shows may be shown at a moment."""
    if item.slogan:
        return _slogan_is(item.slogan, moment)
    return _variant_is(item.variant, moment) if item.variant else bool(item.text)


def can_show(variant: Variant) -> bool:
    """Whether a screen can show a file at all: a film, or a picture."""
    return shows_original(variant) or bool(variant.preview)


def shows_original(variant: Variant) -> bool:
    """Whether the file itself is shown, and not its preview."""
    if variant.file_format in FILMS:
        return True
    return variant.file_format in STILL and variant.octets <= MOST_OCTETS


def spans(playlist: Playlist, start: datetime, end: datetime) -> list[Span]:
    """What plays from `start` to `end`, without a gap; neighbours that play the same are one span."""
    edges = [start, *sorted({edge for edge in _edges(playlist, start, end) if start < edge < end})]
    found: list[Span] = []
    for begin, until in zip(edges, [*edges[1:], end], strict=True):
        pause = pause_at(begin)
        items = tuple(plays_at(playlist, begin))
        before = found[-1] if found else None
        # The marks of the ten days change at midnight, whatever plays.
        is_new_day = timezone.localtime(begin) == _start_of_day(begin)
        if before and not is_new_day and (before.items, before.pause) == (items, pause):
            found[-1] = Span(before.start, until, items, pause)
        else:
            found.append(Span(begin, until, items, pause))
    return found


def _edges(playlist: Playlist, start: datetime, end: datetime) -> Iterator[datetime]:
    """Every moment of [start, end) at which something may begin or end."""
    for pause in Pause.objects.all():
        yield from filter(None, (pause.starts_at, pause.over_at))
    hours = {
        hour
        for item in playlist.items.all()
        for hour in (item.hour_from, item.hour_until)
        if hour is not None
    }
    day = _start_of_day(start)
    while day < end:
        yield day
        for hour in hours:
            yield timezone.make_aware(datetime.combine(day.date(), hour))
        day = next_midnight(day)


def _start_of_day(moment: datetime) -> datetime:
    local = timezone.localtime(moment)
    return timezone.make_aware(datetime.combine(local.date(), datetime.min.time()))


def _slogan_is(slogan: Slogan, moment: datetime) -> bool:
    return slogan.state == SloganState.APPROVED and slogan.is_in_use(timezone.localdate(moment))


def _variant_is(variant: Variant, moment: datetime) -> bool:
    """The same as `Asset.objects.public(day).in_state("in-use", day)`, for a variant at hand, and its slogans."""
    day, asset = timezone.localdate(moment), variant.asset
    return (
        can_show(variant)
        and asset.is_shown_on(day)
        and asset.kit.live
        and asset.kit.access == Access.OPEN
        and asset.is_in_use(day)
        and asset.has_usable_slogans(day)
    )


@edge_source
def next_hour_of_a_playlist(after: datetime) -> datetime | None:
    """The next moment at which an item of a live playlist begins or ends by its hours."""
    timed = PlaylistItem.objects.filter(playlist__live=True).order_by()
    pairs = timed.values_list("hour_from", "hour_until").distinct()
    hours = {hour for pair in pairs for hour in pair if hour is not None}
    today = _start_of_day(after)
    edges = (
        timezone.make_aware(datetime.combine(day.date(), hour))
        for day in (today, today + timedelta(days=1))
        for hour in hours
    )
    return min((edge for edge in edges if edge > after), default=None)
