"""Pieces of text with the words that were asked for marked, in the letters of the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import WORD, word_terms
from search.grammar import Expression, Phrase

# Words of an excerpt, and how many of them may stand before the first that matches.
EXCERPT_WORDS = 40
WORDS_BEFORE = 8
# Longer texts are not read to their end: the first letters say enough, and folding costs time.
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Marks:
    """What is to be marked: single terms, and terms that count only side by side.

    In a text that says a term in one of its `spellings`, its other spellings are not marked: whoever asks
    for "số" does not ask for "sở".
    """

    terms: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, expression: Expression, spellings: Mapping[str, frozenset[str]] | None = None
    ) -> Marks:
        """Everything that the expression lets a document match by."""
        terms: set[str] = set()
        phrases: list[tuple[str, ...]] = []
        for clause in expression.clauses:
            for alternative in clause.alternatives:
                if isinstance(alternative, Phrase):
                    phrases.append(alternative.words)
                else:
                    terms.update(alternative.words)
        return cls(frozenset(terms), tuple(phrases), spellings or {})


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands and which of the terms asked for it is."""

    start: int
    end: int
    found: frozenset[str]


def marked(text: str, marks: Marks) -> SafeString:
    """The text with its matching words in `<mark>`; neighbours share one."""
    pieces: list[str] = []
    at = 0
    for start, end in _runs(text, [word for word in _words(text, marks) if word.found]):
        pieces.append(conditional_escape(text[at:start]))
        pieces.append(format_html("<mark>{}</mark>", text[start:end]))
        at = end
    pieces.append(conditional_escape(text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped


def excerpt(text: str, marks: Marks) -> SafeString:
    """The part of a text that says most of what was asked, marked, with "…" where it was cut."""
    words = _words(text[:LONGEST_TEXT], marks)
    if len(words) <= EXCERPT_WORDS:
        return marked(text[:LONGEST_TEXT].strip(), marks)
    first = max(0, _best(words) - WORDS_BEFORE)
    last = min(first + EXCERPT_WORDS, len(words)) - 1
    piece = marked(text[words[first].start : words[last].end], marks)
    return format_html(
        "{}{}{}", "… " if first else "", piece, " …" if last < len(words) - 1 else ""
    )


def says(text: str, marks: Marks) -> int:
    """How many of the words asked for stand in the text."""
    return len(frozenset().union(*(word.found for word in _words(text[:LONGEST_TEXT], marks))))


def first_said(text: str, terms: Collection[str]) -> str:
    """The first word of the text that is one of these terms, as it stands there; empty without one."""
    for match in WORD.finditer(text[:LONGEST_TEXT]):
        if any(term in terms for term, _ in word_terms(match.group())):
            return match.group().lower()
    return ""


def _words(text: str, marks: Marks) -> list[Word]:
    places = [match.span() for match in WORD.finditer(text)]
    read = [word_terms(text[start:end]) for start, end in places]
    said = [tuple(term for term, _ in pairs) for pairs in read]
    found = [set(marks.terms.intersection(terms)) for terms in said]
    for phrase in marks.phrases:
        for at in _occurrences(said, phrase):
            for offset, term in enumerate(phrase):
                found[at + offset].add(term)
    for term, spellings in marks.spellings.items():
        rightly = {
            at
            for at, pairs in enumerate(read)
            if any(each == term and spelling in spellings for each, spelling in pairs)
        }
        if rightly:
            for at, terms in enumerate(found):
                if at not in rightly:
                    terms.discard(term)
    return [Word(*place, frozenset(terms)) for place, terms in zip(places, found, strict=True)]


def _occurrences(said: Sequence[tuple[str, ...]], phrase: tuple[str, ...]) -> Iterator[int]:
    """Where the words of a phrase stand side by side."""
    for at in range(len(said) - len(phrase) + 1):
        if all(term in said[at + offset] for offset, term in enumerate(phrase)):
            yield at


def _best(words: list[Word]) -> int:
    """The place from which an excerpt shows the most different words; then where most stand side by side."""
    places = [at for at, word in enumerate(words) if word.found]
    reach = EXCERPT_WORDS - WORDS_BEFORE
    return max(
        places,
        key=lambda at: (
            len(frozenset().union(*(word.found for word in words[at : at + reach]))),
            sum(1 for _ in takewhile(lambda word: word.found, words[at : at + reach])),
            -at,
        ),
        default=0,
    )


def _runs(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    start = end = None
    for word in words:
        if end is not None and re.fullmatch(r"\s+", text[end : word.start]):
            end = word.end
            continue
        if start is not None and end is not None:
            yield start, end
        start, end = word.start, word.end
    if start is not None and end is not None:
        yield start, end
