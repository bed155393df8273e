"""What a quiz and its questions are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """The first option is right; they are stored in the order of `places`. `passage` is the key of a page."""

    wording: str
    options: list[str]
    reason: str
    passage: str
    topic: str = ""
    places: tuple[int, ...] = (1, 0, 2, 3)


@dataclass(frozen=True)
class Quiz:
    """`window`: "peak" is open in the peak days, "2024" was closed with that year, "" is always open."""

    slug: str
    name: str
    intro: str
    window: str
    questions: list[Question]
