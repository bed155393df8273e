"""From a query of Wagtail's, which may be a whole tree, to one expression in the database's own grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search.analysis import terms
from search.engines.dialects import Dialect, written
from search.understanding import MOST_TERMS, understood


@dataclass(frozen=True)
class Meant:
    """What an engine is asked: the entries that match the expression, or all others when `negated`.

    An empty expression matches nothing; negated, everything.
    """

    expression: str = ""
    negated: bool = False


NOTHING = Meant()
EVERYTHING = Meant(negated=True)


def meant_by(query: SearchQuery, dialect: Dialect, last_is_prefix: bool = False) -> Meant:
    """The query in the engine's grammar, with no more than `MOST_TERMS` terms.

    Parts that say nothing, such as punctuation, are left out. A query of nothing else matches nothing.
    """
    return _Writer(dialect, last_is_prefix).meant(query) or NOTHING


class _Writer:
    """Writes one query; counts the terms it has written."""

    def __init__(self, dialect: Dialect, last_is_prefix: bool) -> None:
        self.dialect = dialect
        self.last_is_prefix = last_is_prefix
        self.terms_left = MOST_TERMS

    def meant(self, query: SearchQuery) -> Meant | None:
        """The match of a part of the query, or None when the part says nothing."""
        if isinstance(query, MatchAll):
            return EVERYTHING
        if isinstance(query, Boost):
            return self.meant(query.subquery)
        if isinstance(query, Not):
            inner = self.meant(query.subquery)
            return inner and Meant(inner.expression, not inner.negated)
        if isinstance(query, And | Or):
            parts = [part for each in query.subqueries if (part := self.meant(each))]
            if not parts:
                return None
            return (
                self._both(parts) if isinstance(query, And) else _inverse(self._both_inverse(parts))
            )
        if isinstance(query, Phrase):
            words = self._take(query.query_string)
            return Meant(self.dialect.phrase(words)) if words else None
        if isinstance(query, PlainText | Fuzzy):
            return self._words(query.query_string, query.operator)
        raise NotImplementedError(f"{type(query).__name__} has no meaning in this search.")

    def _take(self, text: str) -> list[str]:
        taken = terms(text)[: self.terms_left]
        self.terms_left -= len(taken)
        return taken

    def _words(self, text: str, operator: str) -> Meant | None:
        if self.last_is_prefix:
            return self._beginning(text)
        question = understood(text).first(self.terms_left)
        self.terms_left -= len(question.words)
        if not question:
            return None
        expression = question.any_word() if operator == "or" else question.expression()
        return Meant(written(expression, self.dialect))

    def _beginning(self, text: str) -> Meant | None:
        taken = self._take(text)
        if not taken:
            return None
        words = [self.dialect.word(term) for term in taken[:-1]]
        words.append(self.dialect.word(taken[-1], is_prefix=True))
        return Meant(self.dialect.all_of(words))

    def _both(self, parts: Sequence[Meant]) -> Meant:
        """All of the parts; an engine can only take something away from something, not from nothing."""
        wanted = [part.expression for part in parts if not part.negated]
        unwanted = [part.expression for part in parts if part.negated and part.expression]
        if not all(wanted):
            return NOTHING
        if not wanted:
            return Meant(self.dialect.any_of(unwanted), negated=True) if unwanted else EVERYTHING
        expression = self.dialect.all_of(wanted)
        if unwanted:
            expression = self.dialect.but_not(expression, self.dialect.any_of(unwanted))
        return Meant(expression)

    def _both_inverse(self, parts: Sequence[Meant]) -> Meant:
        return self._both([_inverse(part) for part in parts])


def _inverse(match: Meant) -> Meant:
    return Meant(match.expression, not match.negated)
