"""A screen of a board of letters as a drawing: every letter in a cell of its own, as lamps stand.

Fonts of one width for all letters put Vietnamese marks beside their letters; in cells any font will do.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from media.led.breaking import Board, Screen

# Units of the drawing: room for a capital with two marks above it, or one below.
CELL_WIDTH, CELL_HEIGHT, BASELINE = 17, 30, 22


@dataclass(frozen=True)
class DrawnLine:
    """A line of letters: where each stands and all of them stand, as attributes of SVG."""

    words: str
    lefts: str
    top: str


@dataclass(frozen=True)
class DrawnScreen:
    """The lines of a screen on their board."""

    board: Board
    screen: Screen

    @property
    def spoken(self) -> str:
        """What it says, in one line."""
        return " ".join(self.screen)

    @property
    def view_box(self) -> str:
        return f"0 0 {self._width} {self._height}"

    @property
    def ems(self) -> str:
        """How wide it is in letters' sizes, so that it grows with the reader's."""
        return f"{self.board.columns * 0.85:.2f}em"

    @property
    def grid(self) -> str:
        """The edges of the cells as a path."""
        across = "".join(
            f"M{column * CELL_WIDTH} 0v{self._height}" for column in range(self.board.columns + 1)
        )
        down = "".join(
            f"M0 {row * CELL_HEIGHT}h{self._width}" for row in range(self.board.rows + 1)
        )
        return across + down

    @property
    def lines(self) -> list[DrawnLine]:
        return [
            DrawnLine(line, _lefts(line), str(row * CELL_HEIGHT + BASELINE))
            for row, line in enumerate(self.screen)
        ]

    @property
    def _width(self) -> int:
        return self.board.columns * CELL_WIDTH

    @property
    def _height(self) -> int:
        return self.board.rows * CELL_HEIGHT


def _lefts(line: str) -> str:
    """The middle of the cell of each letter; a mark without a composed letter stays with the one before."""
    column, middles = -1, []
    for each in line:
        column += 0 if unicodedata.combining(each) else 1
        middles.append(str(column * CELL_WIDTH + CELL_WIDTH // 2))
    return " ".join(middles)
