"""Breaking a text into the lines of a board: no word is cut, and lines end where the sense does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import ceil, inf

from core.compounds import COMPOUNDS, LINKING, LONGEST
from media.led.wording import places, tidy

# What it costs to end a line after a word; the cheapest set of lines is taken.
AFTER_A_CLAUSE, BEFORE_LINKING, ANYWHERE = 0.0, 4.0, 8.0
AFTER_LINKING, IN_A_NAME, BEFORE_A_NUMBER, IN_A_COMPOUND = 18.0, 30.0, 30.0, 60.0
# A line that runs over the end of a clause, a line more, and a line as empty as can be.
OVER_A_CLAUSE, A_LINE, EMPTINESS = 5.0, 1.0, 6.0
# The end of a screen is seen for longer than that of a line.
BETWEEN_SCREENS = 3.0

_ENDS_A_CLAUSE = re.compile(r"[,;:.!?…][\"”’)»]?$|^[–—-]$|[–—]$")
_NOT_LETTERS = re.compile(r"^\W+|\W+$")

Screen = tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """Room for text: `rows` lines of `columns` characters."""

    columns: int
    rows: int

    @property
    def room(self) -> int:
        return self.columns * self.rows


@dataclass(frozen=True)
class Fitted:
    """A text on a board.

    `screens` are what is shown one after another, each a tuple of lines; none when the text does not fit.
    Then `wide_words` are words longer than a line, `lines` how many lines the text needs (0 with such words),
    and `left_over` the end of the text for which one screen has no room.
    """

    board: Board
    screens: tuple[Screen, ...] = ()
    wide_words: tuple[str, ...] = ()
    lines: int = 0
    left_over: str = ""

    @property
    def fits(self) -> bool:
        return bool(self.screens)

    @property
    def lines_too_many(self) -> int:
        return max(0, self.lines - self.board.rows)

    @property
    def places_too_many(self) -> int:
        """How many characters too long the text is: those that one screen has no room for."""
        return places(self.left_over)

    @property
    def screens_needed(self) -> int:
        return ceil(self.lines / self.board.rows)


def fit(text: str, board: Board, on_several_screens: bool = False) -> Fitted:
    """The text on one screen of a board, or on as few as it needs; all its words, in order and whole."""
    words = tidy(text).split()
    wide = tuple(dict.fromkeys(word for word in words if places(word) > board.columns))
    if wide:
        return Fitted(board, wide_words=wide)
    starts = _fullest_lines(words, board.columns)
    lines = len(starts)
    if lines > board.rows and not on_several_screens:
        left_over = " ".join(words[starts[board.rows] :])
        return Fitted(board, lines=lines, left_over=left_over)
    return Fitted(board, _best(words, board, ceil(lines / board.rows)), lines=lines)


def _fullest_lines(words: list[str], columns: int) -> list[int]:
    """With which word each line begins when every line takes what it can: no way needs fewer."""
    starts: list[int] = []
    used = columns + 1
    for place, word in enumerate(words):
        used += 1 + places(word)
        if used > columns:
            starts.append(place)
            used = places(word)
    return starts


def _best(words: list[str], board: Board, screens: int) -> tuple[Screen, ...]:
    """The cheapest lines on so many screens.

    `best[n][i]`: what the first i words cost in n lines, where the last of them began, and in which line its
    predecessor ended. A screen may stay unfilled, so from any line the next screen may follow.
    """
    count, rows = len(words), board.rows
    most = screens * rows
    widths, ends = [places(word) for word in words], _costs_of_ending(words)
    best = [[(inf, 0, 0)] * (count + 1) for _ in range(most + 1)]
    best[0][0] = (0.0, 0, 0)
    for before in range(most):
        for start in range(count):
            cost = best[before][start][0]
            if cost == inf:
                continue
            follows = {before + 1}
            if start and before % rows:
                follows.add((before // rows + 1) * rows + 1)
            for line in follows:
                if line > most:
                    continue
                begins_screen = start and (line - 1) % rows == 0
                added = ends[start - 1] * (BETWEEN_SCREENS - 1) if begins_screen else 0.0
                _try_lines(
                    words, widths, ends, board.columns, start, cost + added, line, before, best
                )
    line = min(range(most + 1), key=lambda each: best[each][count][0])
    return _read_back(words, best, line, rows)


def _try_lines(
    words: list[str],
    widths: list[int],
    ends: list[float],
    columns: int,
    start: int,
    cost: float,
    line: int,
    before: int,
    best: list[list[tuple[float, int, int]]],
) -> None:
    """Every line that may begin with the word `start`, kept where none was cheaper."""
    used, over = -1, 0.0
    for end in range(start + 1, len(words) + 1):
        used += 1 + widths[end - 1]
        if used > columns:
            return
        ending = ends[end - 1] if end < len(words) else 0.0
        total = cost + over + ending + A_LINE + EMPTINESS * (1 - used / columns) ** 2
        if total < best[line][end][0]:
            best[line][end] = (total, start, before)
        if ending == AFTER_A_CLAUSE:
            over += OVER_A_CLAUSE


def _read_back(
    words: list[str], best: list[list[tuple[float, int, int]]], line: int, rows: int
) -> tuple[Screen, ...]:
    screens: dict[int, list[str]] = {}
    end = len(words)
    while end:
        _cost, start, before = best[line][end]
        screens.setdefault((line - 1) // rows, []).insert(0, " ".join(words[start:end]))
        line, end = before, start
    return tuple(tuple(screens[each]) for each in sorted(screens))


def _costs_of_ending(words: list[str]) -> list[float]:
    """What it costs to end a line after each word."""
    bare = [_NOT_LETTERS.sub("", word).lower() for word in words]
    inside = _inside_compounds(words, bare)
    in_capitals = "".join(words).isupper()
    return [
        _cost_after(words, bare, place, inside, in_capitals) for place in range(len(words) - 1)
    ] + [0.0]


def _cost_after(
    words: list[str], bare: list[str], place: int, inside: Counter[int], in_capitals: bool
) -> float:
    word, following = words[place], words[place + 1]
    if _ENDS_A_CLAUSE.search(word):
        return AFTER_A_CLAUSE
    if inside[place]:
        return IN_A_COMPOUND * inside[place]
    if following[0].isdigit() or _ENDS_A_CLAUSE.search(following) and not bare[place + 1]:
        return BEFORE_A_NUMBER
    if not in_capitals and word[0].isupper() and following[0].isupper():
        return IN_A_NAME
    if bare[place] in LINKING:
        return AFTER_LINKING
    return BEFORE_LINKING if bare[place + 1] in LINKING else ANYWHERE


def _inside_compounds(words: list[str], bare: list[str]) -> Counter[int]:
    """Inside how many compounds a line would end after each word: "chuyển đổi" stands in "chuyển đổi số"."""
    inside: Counter[int] = Counter()
    for start in range(len(words)):
        for length in range(2, LONGEST + 1):
            if tuple(bare[start : start + length]) not in COMPOUNDS:
                continue
            within = range(start, min(start + length, len(words)) - 1)
            if not any(_ENDS_A_CLAUSE.search(words[place]) for place in within):
                inside.update(within)
    return inside
