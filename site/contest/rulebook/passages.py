"""What articles of the printed rules are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from quiz_embed.shown import Words


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a list below the words that lead to it; a list that says in which order is numbered."""

    words: Words
    points: list[Words] = field(default_factory=list)
    is_numbered: bool = False


def passage(sentence: str, points: list[str] | None = None, is_numbered: bool = False) -> Passage:
    """A paragraph in the reader's language, with the points of its list."""
    return Passage(Words(sentence), [Words(point) for point in points or []], is_numbered)
