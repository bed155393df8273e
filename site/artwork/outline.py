"""Vietnamese text in drawings: measured, fitted into boxes, and turned into paths.

Outlined text needs no installed font and loses no mark at the printer's. Shaping keeps kerning; capitals
with stacked marks ("Ế", "Ổ", "Ặ") reach 1.17 em above and 0.25 em below the line, so lines never stand
closer than 1.2 em.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

FONT_FOLDER = Path(__file__).resolve().parent / "fonts"
FAMILY = "Be Vietnam Pro"
REGULAR, BOLD = 400, 700
NO_BREAK = "\u00a0"
# Sizes shrink by this much at a time until a text fits.
_SHRINK = 0.97


class DoesNotFitError(ValueError):
    """A text is too long for its box even in the smallest letters allowed."""


@dataclass(frozen=True)
class Face:
    """One weight of the font: for shaping, and for the shapes of its letters."""

    shaper: Any
    glyphs: Any
    order: list[str]
    letters: frozenset[int]


def font_file(weight: int) -> Path:
    """The TTF of one weight (400 or 700)."""
    return FONT_FOLDER / f"be-vietnam-pro-vi-{weight}.ttf"


@lru_cache(maxsize=2)
def face(weight: int) -> Face:
    path = font_file(weight)
    font = TTFont(path)
    shaper = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
    return Face(shaper, font.getGlyphSet(), font.getGlyphOrder(), frozenset(font.getBestCmap()))


def drawable(text: str) -> str:
    """The text in letters the font has: composed, controls and unknown signs left out."""
    known = face(REGULAR).letters
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(letter if ord(letter) in known else " " for letter in composed)
    return " ".join(part for part in kept.split(" ") if part)


@lru_cache(maxsize=8192)
def shape(text: str, weight: int) -> tuple[tuple[str, int, int], ...]:
    """The letters of a line as (glyph name, x, y) from the line's start, in 1/1000 em; the end is last."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face(weight).shaper, buffer, {"kern": True})
    order, x, placed = face(weight).order, 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((order[info.codepoint], x + position.x_offset, position.y_offset))
        x += position.x_advance
    return (*placed, ("", x, 0))


def width(text: str, size: float, weight: int = BOLD) -> float:
    """The length of a line in the units of `size`."""
    return shape(text, weight)[-1][1] * size / 1000


@lru_cache(maxsize=1024)
def glyph_path(name: str, weight: int) -> str:
    """The outline of one letter in units of 1/1000 em, y upwards; empty for a space."""
    glyphs = face(weight).glyphs
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}")
    glyphs[name].draw(pen)
    return pen.getCommands()


def wrap(text: str, size: float, limit: float, weight: int = BOLD) -> list[str]:
    """Lines no longer than `limit`, broken at spaces (a no-break space holds a compound together).

    A single word longer than the limit stands alone, too long; `fit` sees to that.
    """
    lines = [""]
    for word in text.split(" "):
        trial = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(trial, size, weight) > limit:
            lines.append(word)
        else:
            lines[-1] = trial
    return lines


def balanced(text: str, size: float, limit: float, weight: int = BOLD) -> list[str]:
    """The same number of lines as `wrap`, as even in length as they can be."""
    best = wrap(text, size, limit, weight)
    low = limit
    while low > limit / 3:
        low *= _SHRINK
        trial = wrap(text, size, low, weight)
        if len(trial) != len(best) or any(width(line, size, weight) > limit for line in trial):
            break
        best = trial
    return best


def fit(
    text: str,
    box_width: float,
    box_height: float,
    biggest: float,
    weight: int = BOLD,
    leading: float = 1.28,
    smallest: float = 12,
) -> tuple[float, list[str]]:
    """The largest size at which the text fits a box, with its lines; raises DoesNotFitError."""
    size = biggest
    while size >= smallest:
        lines = wrap(text, size, box_width, weight)
        tall = len(lines) * leading * size
        if tall <= box_height and all(width(line, size, weight) <= box_width for line in lines):
            return size, balanced(text, size, box_width, weight)
        size *= _SHRINK
    raise DoesNotFitError(f"the text does not fit: {text!r}")


def fit_always(
    text: str,
    box_width: float,
    box_height: float,
    biggest: float,
    weight: int = BOLD,
    **more: float,
) -> tuple[float, list[str]]:
    """As `fit`, for texts nobody chose for the box: words are broken before the text is given up."""
    try:
        return fit(text, box_width, box_height, biggest, weight, **more)
    except DoesNotFitError:
        size = box_width / 20
        broken = " ".join(_pieces(word, box_width, size, weight) for word in text.split(" "))
        return fit(broken, box_width, box_height, size, weight, **{**more, "smallest": 4})


def _pieces(word: str, limit: float, size: float, weight: int) -> str:
    """A word as pieces that fit the limit at this size, with spaces between."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, weight) > limit:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return " ".join(pieces)
