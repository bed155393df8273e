"""What a question of a contest is."""

from __future__ import annotations

from dataclasses import dataclass

from contest.enums import Difficulty


@dataclass(frozen=True)
class Question:
    """The first option is right; options are stored in an order of the wording's own. `topic` is an address."""

    wording: str
    options: list[str]
    source: str
    topic: str
    difficulty: Difficulty = Difficulty.EASY
