"""What every engine can be asked."""

from __future__ import annotations

from typing import Protocol

from search.grammar import Answer, Asked, Counts, Expression, Narrowing, Suggestion


class EngineFault(Exception):
    """The engine is down, too slow, or talks rubbish; the message says which, without what was asked."""


class QuestionRefused(EngineFault):
    """The engine is well, and does not take this one question."""


class Engine(Protocol):
    """Finds documents. Engines beside the database raise `EngineFault` and nothing else."""

    name: str

    def page(self, asked: Asked) -> Answer:
        """The documents from `asked.start` to `asked.stop`, and how many there are in all."""
        ...

    def facets(self, expression: Expression, narrowing: Narrowing) -> Counts:
        """How many documents there are of each value of each facet, whatever is chosen of that facet."""
        ...

    def suggest(self, words: tuple[str, ...], narrowing: Narrowing, most: int) -> list[Suggestion]:
        """Titles with all these words, the last of which may be cut; the newest first."""
        ...
