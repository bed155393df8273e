"""From a query of Wagtail's to one expression in an engine's own grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search.analysis import MOST_TERMS, terms


class Dialect(Protocol):
    """How an engine writes an expression. Words are terms, so they need no escaping."""

    def word(self, term: str, is_prefix: bool) -> str: ...

    def phrase(self, words: Sequence[str]) -> str: ...

    def all_of(self, parts: Sequence[str]) -> str: ...

    def any_of(self, parts: Sequence[str]) -> str: ...

    def but_not(self, part: str, excluded: str) -> str: ...


@dataclass(frozen=True)
class Match:
    """What an engine is asked: the entries that match the expression, or all others when `negated`.

    An empty expression matches nothing; negated, everything.
    """

    expression: str = ""
    negated: bool = False


NOTHING = Match()
EVERYTHING = Match(negated=True)


def match_for(query: SearchQuery, dialect: Dialect, last_is_prefix: bool = False) -> Match:
    """The query in the engine's grammar, with no more than `MOST_TERMS` terms.

    Parts that say nothing, such as punctuation, are left out. A query of nothing else matches nothing.
    """
    return _Writer(dialect, last_is_prefix).match(query) or NOTHING


class _Writer:
    """Writes one query; counts the terms it has written."""

    def __init__(self, dialect: Dialect, last_is_prefix: bool) -> None:
        self.dialect = dialect
        self.last_is_prefix = last_is_prefix
        self.terms_left = MOST_TERMS

    def match(self, query: SearchQuery) -> Match | None:
        """The match of a part of the query, or None when the part says nothing."""
        if isinstance(query, MatchAll):
            return EVERYTHING
        if isinstance(query, Boost):
            return self.match(query.subquery)
        if isinstance(query, Not):
            inner = self.match(query.subquery)
            return inner and Match(inner.expression, not inner.negated)
        if isinstance(query, And | Or):
            parts = [part for each in query.subqueries if (part := self.match(each))]
            if not parts:
                return None
            return (
                self._both(parts) if isinstance(query, And) else _inverse(self._both_inverse(parts))
            )
        if isinstance(query, Phrase):
            words = self._take(query.query_string)
            return Match(self.dialect.phrase(words)) if words else None
        if isinstance(query, PlainText | Fuzzy):
            return self._words(query.query_string, query.operator)
        raise NotImplementedError(f"{type(query).__name__} has no meaning in this search.")

    def _take(self, text: str) -> list[str]:
        taken = terms(text)[: self.terms_left]
        self.terms_left -= len(taken)
        return taken

    def _words(self, text: str, operator: str) -> Match | None:
        taken = self._take(text)
        if not taken:
            return None
        written = [self.dialect.word(term, is_prefix=False) for term in taken[:-1]]
        written.append(self.dialect.word(taken[-1], is_prefix=self.last_is_prefix))
        join = self.dialect.any_of if operator == "or" else self.dialect.all_of
        return Match(join(written))

    def _both(self, parts: Sequence[Match]) -> Match:
        """All of the parts; an engine can only take something away from something, not from nothing."""
        wanted = [part.expression for part in parts if not part.negated]
        unwanted = [part.expression for part in parts if part.negated and part.expression]
        if not all(wanted):
            return NOTHING
        if not wanted:
            return Match(self.dialect.any_of(unwanted), negated=True) if unwanted else EVERYTHING
        expression = self.dialect.all_of(wanted)
        if unwanted:
            expression = self.dialect.but_not(expression, self.dialect.any_of(unwanted))
        return Match(expression)

    def _both_inverse(self, parts: Sequence[Match]) -> Match:
        return self._both([_inverse(part) for part in parts])


def _inverse(match: Match) -> Match:
    return Match(match.expression, not match.negated)
