"""What every engine is asked in: one small algebra of words, and what may narrow and order the answer.

    Expression((Clause((Words(("ngay", "hoi")),)), Clause((Phrase(("chuyen", "doi", "so")), Words(("cds",))))))

means documents that say "ngay" and "hoi", and either "chuyen doi so" side by side or "cds".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Sort = Literal["relevance", "date"]

# What lists can be narrowed by, in the order in which readers see it.
FACETS = ("kind", "topic", "pillar", "unit", "year")


@dataclass(frozen=True)
class Phrase:
    """Words side by side in this order, in one column."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Words that all stand somewhere in a document, in any order and any column."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Clause:
    """Something a document has to say, in any one of these ways; there is one at least."""

    alternatives: tuple[Phrase | Words, ...]


@dataclass(frozen=True)
class Expression:
    """What a document has to say: all of these clauses. Without any, it matches nothing.

    Words are letters and digits only, so no engine has to escape them; all are terms, or all are spellings.
    """

    clauses: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)


@dataclass(frozen=True)
class Narrowing:
    """What documents may be in a list, beside what they say.

    `chosen` names values of facets; a value of each facet named is needed. Only what anyone may see at the
    moment `at` in the language `locale`, or in every language, is listed.
    """

    locale: str
    at: datetime
    chosen: Mapping[str, frozenset[str | int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A question to an engine.

    Documents whose spellings match `exact` come first, then those that say the `phrase`; within these, the
    engine's own measure of relevance decides, in which titles count most.
    """

    expression: Expression
    narrowing: Narrowing
    exact: Expression = Expression()
    phrase: Phrase | None = None
    sort: Sort = "relevance"
    start: int = 0
    stop: int = 10


# What a document stands for: the key of a content type and the key of an object.
Key = tuple[int, int]


@dataclass(frozen=True)
class Answer:
    """How many documents match, and the keys of those from `start` to `stop`, best first."""

    total: int
    keys: list[Key]


# How many documents there are of each value of each facet, whatever is chosen of this very facet.
Counts = dict[str, dict[str | int, int]]


@dataclass(frozen=True)
class Suggestion:
    """A title that goes on as a reader began."""

    title: str
    kind: str
    key: Key
