"""Slides as a screen draws them: lines of a text in one of three sizes, a picture or a film."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from media.inspection.formats import ENDINGS
from media.led.breaking import Board, Screen, fit
from media.led.playing import FILMS, shows_original
from media.models import PlaylistItem, Variant

# The letters that fit a screen, from the largest: the end of a class of css/player.css, columns and rows.
SIZES = (("", Board(16, 2)), ("mid", Board(25, 3)), ("long", Board(33, 4)))
# What a board of a few lamps shows at once.
ONE_LINE = Board(20, 1)


@dataclass(frozen=True)
class Slide:
    """One thing on a screen for some seconds.

    `kind` is text, picture or film. A text has `lines` and a `size`; what is no text has an `address`, an
    `alt` and its sides in pixels. `language` is that of its words where it is not the reader's. `key` tells it
    from others of the playlist.
    """

    key: str
    kind: str
    seconds: int
    lines: Screen = ()
    size: str = ""
    address: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    language: str = ""

    def as_data(self) -> dict[str, Any]:
        """The same for scripts, without what it has not."""
        return {name: value for name, value in vars(self).items() if value and name != "key"}


def slides_of(item: PlaylistItem, playlist_slug: str, is_small: bool = False) -> list[Slide]:
    """The slides of an item in the active language; several for a long text, none where a word is too long.

    `is_small`: for a board of a few lamps, one line at a time.
    """
    if item.variant:
        return [_file_slide(item, item.variant, playlist_slug)]
    if item.slogan:
        text, language = item.slogan.title, item.slogan.title_language
    else:
        text, language = item.said, item.said_language
    size, screens = screens_of(text, is_small)
    return [
        Slide(
            f"{item.pk}-{number}",
            "text",
            item.holds_seconds,
            lines=screen,
            size=size,
            language=language,
        )
        for number, screen in enumerate(screens)
    ]


def screens_of(text: str, is_small: bool = False) -> tuple[str, tuple[Screen, ...]]:
    """The largest size in which a text fits one screen, and its lines; else several screens of the smallest."""
    if is_small:
        return "small", fit(text, ONE_LINE, on_several_screens=True).screens
    for size, board in SIZES:
        fitted = fit(text, board)
        if fitted.fits:
            return size, fitted.screens
    size, board = SIZES[-1]
    return size, fit(text, board, on_several_screens=True).screens


def _file_slide(item: PlaylistItem, variant: Variant, playlist_slug: str) -> Slide:
    if shows_original(variant):
        ending = ENDINGS[variant.file_format][0]
        address = reverse(
            "player_file", args=[playlist_slug, variant.pk, variant.sha256[:16], ending]
        )
        width, height = int(variant.width or 0), int(variant.height or 0)
    else:
        address, width, height = (
            variant.preview.url,
            variant.preview_width,
            variant.preview_height,
        )
    return Slide(
        f"{item.pk}-0",
        "film" if variant.file_format in FILMS else "picture",
        item.holds_seconds,
        address=address,
        alt=variant.asset.alt_text,
        language=variant.asset.alt_language,
        width=width,
        height=height,
    )
