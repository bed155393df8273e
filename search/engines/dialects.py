"""How the databases write what a document has to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from search.grammar import Clause, Expression, Phrase, Words


class Dialect(Protocol):
    """A grammar of full-text search. Words are letters and digits, so they need no escaping."""

    def word(self, word: str, is_prefix: bool = False) -> str: ...

    def phrase(self, words: Sequence[str]) -> str: ...

    def all_of(self, parts: Sequence[str]) -> str: ...

    def any_of(self, parts: Sequence[str]) -> str: ...

    def but_not(self, part: str, excluded: str) -> str: ...


class FTS5:
    """The grammar of SQLite's FTS5."""

    def word(self, word: str, is_prefix: bool = False) -> str:
        return f'"{word}"*' if is_prefix else f'"{word}"'

    def phrase(self, words: Sequence[str]) -> str:
        return f'"{" ".join(words)}"'

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({' AND '.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({' OR '.join(parts)})"

    def but_not(self, part: str, excluded: str) -> str:
        return f"({part} NOT {excluded})"


# PostgreSQL keeps stretches of so many words as lexemes of their own (migration `full_text`).
LONGEST_STRETCH = 3


class TSQuery:
    """The grammar of PostgreSQL's `tsquery`; with a label, words that bear another do not match.

    Side by side stand words whose every stretch of three is a lexeme: the vectors are kept far from the
    rows, and to look at word positions all of them would have to be fetched.
    """

    def __init__(self, label: str = "") -> None:
        self.label = label

    def word(self, word: str, is_prefix: bool = False) -> str:
        marks = ("*" if is_prefix else "") + self.label
        return f"'{word}':{marks}" if marks else f"'{word}'"

    def phrase(self, words: Sequence[str]) -> str:
        if self.label:
            return f"({' <-> '.join(self.word(word) for word in words)})"
        length = min(LONGEST_STRETCH, len(words))
        stretches = (words[at : at + length] for at in range(len(words) - length + 1))
        return self.all_of([self.word(" ".join(stretch)) for stretch in stretches])

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({' & '.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({' | '.join(parts)})"

    def but_not(self, part: str, excluded: str) -> str:
        return f"({part} & !{excluded})"


class SpeltTSQuery(TSQuery):
    """The same for spellings, which stand in the vectors behind a sign.

    Of them no stretches are kept: a phrase is its words. What matches has the phrase in terms already.
    """

    def word(self, word: str, is_prefix: bool = False) -> str:
        return super().word(f"={word}", is_prefix)

    def phrase(self, words: Sequence[str]) -> str:
        return self.all_of([self.word(word) for word in words])


def written(expression: Expression, dialect: Dialect) -> str:
    """The expression in an engine's own grammar; empty when there is nothing to look for."""
    if not expression:
        return ""
    return dialect.all_of([_clause(clause, dialect) for clause in expression.clauses])


def _clause(clause: Clause, dialect: Dialect) -> str:
    return dialect.any_of([_alternative(each, dialect) for each in clause.alternatives])


def _alternative(alternative: Phrase | Words, dialect: Dialect) -> str:
    if isinstance(alternative, Phrase):
        return dialect.phrase(alternative.words)
    return dialect.all_of([dialect.word(word) for word in alternative.words])
