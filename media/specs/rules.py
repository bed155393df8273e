"""The rules of a size, and where a file breaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import log
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from media.specs import words

if TYPE_CHECKING:
    from media.models.kinds import KindSpec

# How far a side or a ratio may be from what is asked for: a print shop's bleed, a pixel lost in scaling.
TOLERANCE = Decimal("0.01")
MILLIMETRES_AN_INCH = Decimal("25.4")
OCTETS_A_MEGABYTE = 1_000_000
# How far a file of another format misses: as if a side were seven times too long.
UNLIKE = 2.0


class Measured(Protocol):
    """What was read from a file: an upload, or a row of the library."""

    @property
    def file_format(self) -> str: ...
    @property
    def octets(self) -> int: ...
    @property
    def width(self) -> Decimal | None: ...
    @property
    def height(self) -> Decimal | None: ...
    @property
    def measure(self) -> str: ...
    @property
    def seconds(self) -> Decimal | None: ...
    @property
    def dpi(self) -> int | None: ...


class Rule(StrEnum):
    FORMAT = "format"
    SHAPE = "shape"
    PIXELS = "pixels"
    DPI = "dpi"
    SECONDS = "seconds"
    OCTETS = "octets"


@dataclass(frozen=True)
class Fault:
    """A rule that a file breaks: in words what it needs and what it has, and by how much it misses.

    Misses are logarithms of how many times too much or too little; they tell which size was meant.
    """

    rule: Rule
    needs: str
    has: str
    miss: float


def faults_of(spec: KindSpec, read: Measured) -> list[Fault]:
    """Every rule of a size that a file breaks, in the reader's language; none when it fits."""
    return [
        *_format(spec, read),
        *_shape(spec, read),
        *_pixels(spec, read),
        *_dots(spec, read),
        *_length(spec, read),
        *_weight(spec, read),
    ]


def _format(spec: KindSpec, read: Measured) -> Iterator[Fault]:
    if spec.formats and read.file_format not in spec.formats:
        needs, has = words.formats(spec.formats), words.formats([read.file_format])
        yield Fault(Rule.FORMAT, needs, has, UNLIKE)


def _shape(spec: KindSpec, read: Measured) -> Iterator[Fault]:
    if not (spec.width and spec.height):
        return
    wanted = spec.width, spec.height
    by_ratio = _only_ratio_counts(spec, read)
    needs = words.ratio(*wanted) if by_ratio else words.sides(*wanted, spec.measure)
    if not (read.width and read.height):
        yield Fault(Rule.SHAPE, needs, _("sound without a picture"), UNLIKE)
        return
    found = read.width, read.height
    miss = _miss(found[0] * wanted[1], found[1] * wanted[0])
    miss += 0 if read.measure == spec.measure else UNLIKE
    if by_ratio:
        if not _is_near(found[0] * wanted[1], found[1] * wanted[0]):
            yield Fault(Rule.SHAPE, needs, words.bare_ratio(*found), miss)
        return
    same_sides = all(_is_near(*sides) for sides in zip(found, wanted, strict=True))
    if read.measure != spec.measure or not same_sides:
        miss += _miss(found[0], wanted[0])
        yield Fault(Rule.SHAPE, needs, words.sides(*found, read.measure), miss)


def _only_ratio_counts(spec: KindSpec, read: Measured) -> bool:
    """Whether a file may be larger or smaller than the size it is made for.

    A drawing without a size on paper, and pixels that are to be printed, have no other measure to be held to.
    """
    return spec.is_ratio or _is_scalable(read) or (spec.measure == "mm" and read.measure == "px")


def _is_scalable(read: Measured) -> bool:
    return read.file_format == "svg" and read.measure == "px"


def _is_near(found: Decimal, wanted: Decimal) -> bool:
    return abs(found - wanted) <= TOLERANCE * wanted


def _miss(found: Decimal | int, wanted: Decimal | int) -> float:
    return abs(log(found / wanted)) if found else UNLIKE


def _pixels(spec: KindSpec, read: Measured) -> Iterator[Fault]:
    if not spec.least_width or not read.width or read.measure != "px" or _is_scalable(read):
        return
    if read.width < spec.least_width:
        needs, has = words.least_width(spec.least_width), words.pixels(read.width)
        yield Fault(Rule.PIXELS, needs, has, _miss(read.width, spec.least_width))


def _dots(spec: KindSpec, read: Measured) -> Iterator[Fault]:
    found, least = _dots_as_hung(spec, read), spec.least_dpi
    if least and found is not None and round(found) < least:
        yield Fault(
            Rule.DPI, words.least_dots(least), words.dots(round(found)), _miss(found, least)
        )


def _dots_as_hung(spec: KindSpec, read: Measured) -> Decimal | None:
    """Dots an inch at the size in which it hangs; None where nothing of the file is made of dots."""
    hung = (spec.width, spec.height) if spec.measure == "mm" else (None, None)
    if read.measure == "px" and not _is_scalable(read):
        sides = zip((read.width, read.height), hung, strict=True)
        dots = [side * MILLIMETRES_AN_INCH / length for side, length in sides if side and length]
        return min(dots, default=None)
    if read.dpi is None:
        return None
    if hung[0] and spec.is_ratio and read.measure == "mm" and read.width:
        return read.dpi * read.width / hung[0]
    return Decimal(read.dpi)


def _length(spec: KindSpec, read: Measured) -> Iterator[Fault]:
    # Encoders fill up their last block, so a spot of 15 seconds may be 15.04 long.
    found = round(read.seconds or 0)
    least, most = spec.least_seconds, spec.most_seconds
    if least and found < least:
        needs = words.least_seconds(least)
        yield Fault(Rule.SECONDS, needs, words.seconds(found), _miss(found, least))
    if most and found > most:
        needs = words.most_seconds(most)
        yield Fault(Rule.SECONDS, needs, words.seconds(found), _miss(found, most))


def _weight(spec: KindSpec, read: Measured) -> Iterator[Fault]:
    most = spec.most_megabytes
    if most and read.octets > most * OCTETS_A_MEGABYTE:
        miss = _miss(read.octets, most * OCTETS_A_MEGABYTE)
        yield Fault(Rule.OCTETS, words.most_megabytes(most), words.megabytes(read.octets), miss)
