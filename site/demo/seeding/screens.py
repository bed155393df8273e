"""Boards of letters, and what screens play."""

from __future__ import annotations

from datetime import time

from demo.content import led
from demo.factories.media import LedBoardFactory, PlaylistFactory, PlaylistItemFactory
from demo.seeding.records import Records, in_both
from media.models import Asset, Slogan, Variant


def make_boards() -> None:
    """The boards for which texts are broken into lines."""
    for order, (name, columns, rows) in enumerate(led.BOARDS):
        LedBoardFactory(columns=columns, rows=rows, sort_order=order, **in_both("name", name))


def make_playlist(records: Records) -> None:
    """One playlist: slogans, a picture for screens, and a text for evenings."""
    slug, name = led.PLAYLIST
    playlist = PlaylistFactory(slug=slug, **in_both("name", name))
    for wording, seconds in led.SLOGANS:
        slogan = Slogan.objects.get(wording__startswith=wording)
        PlaylistItemFactory(playlist=playlist, slogan=slogan, seconds=seconds)
    shown = Variant.objects.filter(asset__in=Asset.objects.public(), asset__kind__slug="led")
    picture = shown.filter(file_format="png").order_by("height").last()
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=picture, seconds=10)
    PlaylistItemFactory(
        playlist=playlist,
        slogan=None,
        phase=min(records.campaign.phases.all(), key=lambda phase: phase.length),
        hour_from=time(18),
        hour_until=time(22, 30),
        weekdays=["2", "4"],
        **in_both("text", led.TEXT),
    )
