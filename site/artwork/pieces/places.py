"""Where things stand on a sheet: fixed by its ratio, so that the unit's zone is the same on all of one size."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# Of the share that a sponsor may have, its zone takes so much: a print shop's inaccuracy stays below the law's share.
SPONSOR_TAKES = 0.6
# The smallest text of a sheet, as a part of its height and of its shorter side.
SMALLEST_OF_HEIGHT, SMALLEST_OF_SIDE = 1 / 57, 1 / 40
# Ratios (width to height) from which a sheet is wide, and from which it is a strip.
WIDE, STRIP = 1.2, 2.6
# Of screens, whose letters are larger.
SCREEN = 1.6
# A sheet narrower than this is a hanging flag.
FLAG = 0.5
# The design's sign is so wide for its height.
SIGN_RATIO = 124 / 180


@dataclass(frozen=True)
class Box:
    """A rectangle: its corner at the top left, and its sides."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    def inset(self, across: float, along: float) -> Box:
        """The box without so much at the left and right, and at the top and foot."""
        return Box(
            self.x + across, self.y + along, self.width - 2 * across, self.height - 2 * along
        )


@dataclass(frozen=True)
class Places:
    """The zones of a sheet, none over another; lengths are such that its area is 1000 × 1000.

    `smallest` and `biggest` are sizes of the sentence, `smallest_name` is that of any text. `unit` is the locked
    zone. `panel` and `frieze` are ornament and may be missing.
    """

    width: float
    height: float
    sign: Box
    sentence: Box
    unit: Box
    sponsor: Box | None
    panel: Box | None
    frieze: Box | None
    smallest: float
    biggest: float
    smallest_name: float

    @property
    def sponsor_share(self) -> float:
        """How much of the sheet the sponsor's zone covers, measured."""
        return self.sponsor.area / (self.width * self.height) if self.sponsor else 0.0


def places_for(ratio: float, sponsor_share: float = 0.0) -> Places:
    """The zones of a sheet `ratio` times as wide as high; a sponsor that may have a share gets a zone.

    As the law on advertising has it: on the right of what is wider than high, else at the foot.
    """
    width, height = 1000 * sqrt(ratio), 1000 / sqrt(ratio)
    taken = sponsor_share * SPONSOR_TAKES
    free, sponsor = Box(0, 0, width, height), None
    if taken and ratio > 1:
        free = Box(0, 0, width * (1 - taken), height)
        sponsor = Box(free.right, 0, width * taken, height)
    elif taken:
        free = Box(0, 0, width, height * (1 - taken))
        sponsor = Box(0, free.bottom, width, height * taken)
    if ratio >= STRIP:
        return _strip(width, height, free, sponsor)
    return (_wide if ratio >= WIDE else _upright)(width, height, free, sponsor)


def _smallest_text(width: float, height: float) -> float:
    return max(height * SMALLEST_OF_HEIGHT, min(width, height) * SMALLEST_OF_SIDE)


def _strip(width: float, height: float, free: Box, sponsor: Box | None) -> Places:
    edge = height * 0.2
    unit = Box(0, height * 0.76, free.width, height * 0.24)
    tall = height * 0.58
    sign = Box(edge, (unit.y - tall) / 2, tall * SIGN_RATIO, tall)
    left = sign.right + height * 0.16
    return Places(
        width, height, sign,
        sentence=Box(left, height * 0.05, free.width - edge - left, unit.y - height * 0.09),
        unit=unit, sponsor=sponsor, panel=None, frieze=None,
        smallest=height / 11, biggest=height * 0.42, smallest_name=_smallest_text(width, height),
    )  # fmt: skip


def _wide(width: float, height: float, free: Box, sponsor: Box | None) -> Places:
    unit = Box(0, height * 0.85, free.width, height * 0.15)
    panel = Box(0, 0, free.width * (0.24 if width >= SCREEN * height else 0.28), unit.y)
    sign_width = panel.width * 0.56
    sign_height = min(sign_width / SIGN_RATIO, panel.height * 0.56)
    sign_width = sign_height * SIGN_RATIO
    cell = panel.width * 0.7 / 4
    together = sign_height * 1.2 + cell
    top = (panel.height - together) / 2
    left = panel.right + free.width * 0.04
    return Places(
        width, height,
        sign=Box((panel.width - sign_width) / 2, top, sign_width, sign_height),
        sentence=Box(left, height * 0.06, free.width * 0.95 - left, unit.y - height * 0.12),
        unit=unit, sponsor=sponsor, panel=panel,
        frieze=Box((panel.width - 4 * cell) / 2, top + together - cell, 4 * cell, cell),
        smallest=height / (11 if width >= SCREEN * height else 15), biggest=height * 0.24, smallest_name=_smallest_text(width, height),
    )  # fmt: skip


def _upright(width: float, height: float, free: Box, sponsor: Box | None) -> Places:
    ratio = width / height
    edge = free.width * 0.07
    foot = height * (0.16 if ratio < FLAG else 0.14 if ratio > 0.9 else 0.09)
    unit = Box(0, free.bottom - foot, free.width, foot)
    cell = width / 10
    frieze = Box(0, 0, width, cell) if ratio <= 0.9 else None
    top = (cell if frieze else 0) + height * 0.05
    sign_height = min(width * 0.56 / SIGN_RATIO, (unit.y - top) * (0.3 if ratio > 0.9 else 0.36))
    sign = Box(edge, top, sign_height * SIGN_RATIO, sign_height)
    below = sign.bottom + height * 0.035
    return Places(
        width, height, sign,
        sentence=Box(edge, below, free.width - 2 * edge, unit.y - height * 0.025 - below),
        unit=unit, sponsor=sponsor, panel=None, frieze=frieze,
        smallest=height / (36 if ratio < FLAG else 20 if ratio > 0.9 else 28), biggest=width * 0.16,
        smallest_name=_smallest_text(width, height),
    )  # fmt: skip
