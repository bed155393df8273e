"""Pieces of text with the words that were asked for marked, in the letters of the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import WORD, word_terms

# Words of an excerpt, and how many of them may stand before the first that matches.
EXCERPT_WORDS = 40
WORDS_BEFORE = 8
# Longer texts are not read to their end: the first letters say enough, and folding costs time.
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands and which of the terms asked for it is."""

    start: int
    end: int
    found: frozenset[str]


def marked(text: str, asked: Collection[str]) -> SafeString:
    """The text with its matching words in `<mark>`; neighbours share one."""
    pieces: list[str] = []
    at = 0
    for start, end in _runs(text, [word for word in _words(text, asked) if word.found]):
        pieces.append(conditional_escape(text[at:start]))
        pieces.append(format_html("<mark>{}</mark>", text[start:end]))
        at = end
    pieces.append(conditional_escape(text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped


def excerpt(text: str, asked: Collection[str]) -> SafeString:
    """The part of a text that says most of what was asked, marked, with "…" where it was cut."""
    words = list(_words(text[:LONGEST_TEXT], asked))
    if len(words) <= EXCERPT_WORDS:
        return marked(text[:LONGEST_TEXT].strip(), asked)
    first = max(0, _best(words) - WORDS_BEFORE)
    last = min(first + EXCERPT_WORDS, len(words)) - 1
    piece = marked(text[words[first].start : words[last].end], asked)
    return format_html(
        "{}{}{}", "… " if first else "", piece, " …" if last < len(words) - 1 else ""
    )


def says(text: str, asked: Collection[str]) -> bool:
    """Whether any of the words asked for stands in the text."""
    return any(word.found for word in _words(text[:LONGEST_TEXT], asked))


def _words(text: str, asked: Collection[str]) -> Iterator[Word]:
    for match in WORD.finditer(text):
        yield Word(*match.span(), frozenset(_terms(match.group())).intersection(asked))


@lru_cache(maxsize=20_000)
def _terms(word: str) -> tuple[str, ...]:
    return tuple(word_terms(word))


def _best(words: list[Word]) -> int:
    """The place from which an excerpt shows the most different words; the earliest of equals."""
    places = [at for at, word in enumerate(words) if word.found]
    reach = EXCERPT_WORDS - WORDS_BEFORE
    return max(
        places,
        key=lambda at: (
            len(frozenset().union(*(word.found for word in words[at : at + reach]))),
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
