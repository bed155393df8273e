"""The largest letters in which a text fits its place; where none fits, by how much it is too long."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from artwork.drawing import Line
from artwork.outline import BOLD, drawable
from artwork.pieces.breaks import bound, lines_of
from artwork.pieces.faults import TooLongError, UndrawableError
from artwork.pieces.places import Box

# Capitals with stacked marks reach so far above the line, dots and tails below; both in parts of the size.
ABOVE, BELOW = 1.17, 0.25
# Lines of capitals stand farther apart: "ĐẶC" above "ỔN" would touch.
LEADING, LEADING_OF_CAPITALS = 1.28, 1.45
SHRINK = 0.97
# For lines that read better, letters may be so much smaller than they could be, at so much a part.
WORTH_SHRINKING, SHRINKING_COST = 0.8, 0.5


@dataclass(frozen=True)
class Fitted:
    """A text in its lines, at one size."""

    lines: tuple[str, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """From the highest mark of the first line to the lowest dot of the last."""
        return self.size * (ABOVE + BELOW + (len(self.lines) - 1) * self.leading)

    def placed(self, x: float, top: float, fill: str, weight: int = BOLD) -> list[Line]:
        """Its lines, the highest mark at `top`."""
        first = top + ABOVE * self.size
        return [
            Line(x, first + index * self.leading * self.size, line, self.size, fill, weight)
            for index, line in enumerate(self.lines)
        ]


def checked(part: str, text: str) -> str:
    """The text composed, with single spaces; raises UndrawableError for letters the font doesn't have."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    shown = drawable(composed)
    if not shown or shown != composed:
        raise UndrawableError(part, "".join(sorted(set(composed) - set(shown))))
    return shown


def fitted(
    part: str, text: str, box: Box, smallest: float, biggest: float, weight: int = BOLD
) -> Fitted:
    """The text in its largest size between the two; raises TooLongError."""
    whole = bound(text)
    leading = _leading(text)
    largest, best = 0.0, None
    for size in _sizes(smallest, biggest):
        if size < largest * WORTH_SHRINKING:
            break
        found = _at(whole, box, size, leading, weight)
        if found is None:
            continue
        largest = largest or size
        cost = found[0] + SHRINKING_COST * (1 - size / largest)
        if best is None or cost < best[0]:
            best = cost, found[1]
    if best:
        return best[1]
    words = text.split(" ")
    kept = next(
        (
            shorter
            for count in range(len(words) - 1, 0, -1)
            if _at(bound(shorter := " ".join(words[:count])), box, smallest, leading, weight)
        ),
        "",
    )
    raise TooLongError(part, text, kept)


def _sizes(smallest: float, biggest: float) -> Iterator[float]:
    size = biggest
    while size > smallest:
        yield size
        size *= SHRINK
    yield smallest


def _at(
    text: str, box: Box, size: float, leading: float, weight: int
) -> tuple[float, Fitted] | None:
    """The text at one size and how badly its lines read."""
    if box.height < (ABOVE + BELOW) * size:
        return None
    most = int((box.height / size - ABOVE - BELOW) / leading + 1e-9) + 1
    found = lines_of(text, size, box.width, most, weight)
    return (found[0], Fitted(found[1], size, leading)) if found else None


def _leading(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return LEADING_OF_CAPITALS if capitals * 2 > len(letters) else LEADING
