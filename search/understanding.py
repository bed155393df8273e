"""From what a reader typed to what an engine is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from core.text import nfc
from search import vocabulary
from search.analysis import WORD, word_terms
from search.grammar import Clause, Expression, Phrase, Words
from search.synonyms import Synonyms, Wording, synonyms
from search.telex import decoded

# A query has so many terms at most; further ones would cost time and find nothing more.
MOST_TERMS = 16
# Letters that are read at all. Longer texts are pasted by mistake or in bad faith.
LONGEST_QUERY = 1_000

# A phrase stands in quotation marks of any make; one that is not closed is no phrase.
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True)
class TypedWord:
    """A word as it was read: its term, its spelling, and in which quotation it stood, 0 for none."""

    shown: str
    term: str
    spelling: str
    quotation: int = 0

    @property
    def has_marks(self) -> bool:
        return self.spelling != self.term


@dataclass(frozen=True)
class Stretch:
    """Words that are looked for together: a quotation, words that mean the same as `others`, or one word.

    `corrections` are words that one slip makes of the one word; there are none where it means something.
    """

    words: tuple[TypedWord, ...]
    others: tuple[Wording, ...] = ()
    corrections: tuple[str, ...] = ()

    @property
    def is_quoted(self) -> bool:
        return bool(self.words[0].quotation)

    @property
    def wording(self) -> Wording:
        return Wording(
            tuple(word.term for word in self.words), tuple(word.spelling for word in self.words)
        )

    def clause(self) -> Clause:
        """What a document has to say for this stretch."""
        terms = self.wording.terms
        said = Phrase(terms) if self.is_quoted else Words(terms)
        mended = (Words((each,)) for each in self.corrections)
        return Clause((said, *mended, *(Phrase(other.terms) for other in self.others)))

    def exact(self) -> Clause | None:
        """The same in spellings; None where no mark was typed, or not all that a quotation needs."""
        marked = tuple(word.spelling for word in self.words if word.has_marks)
        if not marked or (self.is_quoted and len(marked) < len(self.words)):
            return None
        said = Phrase(marked) if self.is_quoted else Words(marked)
        return Clause((said, *(Phrase(other.spelt) for other in self.others)))


@dataclass(frozen=True)
class Question:
    """What a reader means; `is_reread` when raw keys were read as the words they stand for."""

    stretches: tuple[Stretch, ...] = ()
    is_reread: bool = False

    def __bool__(self) -> bool:
        return bool(self.stretches)

    @property
    def words(self) -> tuple[TypedWord, ...]:
        return tuple(word for stretch in self.stretches for word in stretch.words)

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(word.term for word in self.words)

    @property
    def shown(self) -> str:
        """The words in letters, as they were read."""
        return " ".join(word.shown for word in self.words)

    @property
    def spellings(self) -> dict[str, frozenset[str]]:
        """The terms whose marks were typed, each with the spellings that were."""
        typed: dict[str, frozenset[str]] = {}
        for word in self.words:
            if word.has_marks:
                typed[word.term] = typed.get(word.term, frozenset()) | {word.spelling}
        return typed

    @property
    def is_corrected(self) -> bool:
        return any(stretch.corrections for stretch in self.stretches)

    def first(self, most: int) -> Question:
        """The question of no more than so many words."""
        kept: list[Stretch] = []
        for stretch in self.stretches:
            most -= len(stretch.words)
            if most < 0:
                break
            kept.append(stretch)
        return Question(tuple(kept), self.is_reread)

    def expression(self) -> Expression:
        """All stretches, each in any wording that means the same."""
        return Expression(tuple(stretch.clause() for stretch in self.stretches))

    def exact(self) -> Expression:
        """In spellings, what has to be said for the marks that were typed; empty when none was."""
        clauses = (stretch.exact() for stretch in self.stretches)
        return Expression(tuple(clause for clause in clauses if clause is not None))

    def phrase(self) -> Phrase | None:
        """All words side by side, where there are several."""
        return Phrase(self.terms) if len(self.terms) > 1 else None

    def any_word(self) -> Expression:
        """The weaker question: one of the words is enough, in any wording that means the same."""
        if not self.stretches:
            return Expression()
        words: list[Phrase | Words] = [Words((term,)) for term in self.terms]
        # A slip is no word of its own: what says nothing but a guess is no answer.
        others = (Phrase(each.terms) for stretch in self.stretches for each in stretch.others)
        return Expression((Clause(tuple(dict.fromkeys([*words, *others]))),))


def understood(text: str, *, is_literal: bool = False) -> Question:
    """What these words mean: typed as they are, as raw Telex or VNI, or with a slip.

    A word is read otherwise only when it stands nowhere in the index: 95 of 100 Vietnamese syllables have
    another one a letter away. With `is_literal`, every word means itself and nothing else.
    """
    typed = tuple(_words(text[:LONGEST_QUERY])[:MOST_TERMS])
    if is_literal or not typed:
        return Question(tuple(_stretches(typed, Synonyms())))
    known = vocabulary.known({word.term for word in typed})
    plain = {word: _decoded(word) for word in typed if word.term not in known}
    if plain:
        known |= vocabulary.known({word.term for word in plain.values()})
    read = tuple(
        plain[word] if word in plain and plain[word].term in known else word for word in typed
    )
    stretches = (
        stretch if stretch.words[0].term in known else _mended(stretch)
        for stretch in _stretches(read, synonyms())
    )
    return Question(tuple(stretches), is_reread=read != typed)


def corrected(question: Question) -> Question | None:
    """The question with one slip of each longer word mended, known or not; None when there is none.

    For questions that find nothing as they are.
    """
    mended = tuple(each if each.corrections else _mended(each) for each in question.stretches)
    return None if mended == question.stretches else replace(question, stretches=mended)


def _mended(stretch: Stretch) -> Stretch:
    if stretch.is_quoted or stretch.others:
        return stretch
    return replace(stretch, corrections=tuple(vocabulary.neighbours(stretch.words[0].term)))


def _words(text: str) -> list[TypedWord]:
    found: list[TypedWord] = []
    at = 0
    composed = nfc(text)
    for quotation, quoted in enumerate(_QUOTED.finditer(composed), start=1):
        found += _read(composed[at : quoted.start()], 0)
        found += _read(quoted.group(1), quotation)
        at = quoted.end()
    return found + _read(composed[at:], 0)


def _read(text: str, quotation: int) -> list[TypedWord]:
    return [
        TypedWord(written, term, spelling, quotation)
        for written in WORD.findall(text)
        for term, spelling in word_terms(written)
    ]


def _decoded(word: TypedWord) -> TypedWord:
    """The word that raw keys stand for; the same where they stand for none."""
    plain = None if word.has_marks else decoded(word.shown)
    if plain is None:
        return word
    ((term, spelling),) = word_terms(plain)
    return TypedWord(plain, term, spelling, word.quotation)


def _stretches(words: tuple[TypedWord, ...], known: Synonyms) -> Iterator[Stretch]:
    at = 0
    while at < len(words):
        stretch = _quotation(words, at) or _meaning_the_same(words, at, known)
        yield stretch or Stretch(words[at : at + 1])
        at += len(stretch.words) if stretch else 1


def _quotation(words: tuple[TypedWord, ...], at: int) -> Stretch | None:
    number = words[at].quotation
    return (
        Stretch(tuple(takewhile(lambda word: word.quotation == number, words[at:])))
        if number
        else None
    )


def _meaning_the_same(words: tuple[TypedWord, ...], at: int, known: Synonyms) -> Stretch | None:
    """The longest stretch of words from here that means the same as others."""
    for length in range(min(known.longest, len(words) - at), 0, -1):
        stretch = Stretch(words[at : at + length])
        if any(word.quotation for word in stretch.words):
            continue
        if others := known.others(stretch.wording):
            return replace(stretch, others=tuple(others))
    return None
