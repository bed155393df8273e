"""The words of a sentence, in the form in which sentences are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core import tone_marks
from core.text import fold, nfc

# A number with its parts ("10/10", "3.0", "07:30") is one word; a letter may carry its marks behind it.
_WORD = re.compile(r"\d+(?:[/.,:·]\d+)+|(?:[^\W_]|[\u0300-\u036f])+")
# Soft hyphens, joiners and the like, which come along from web pages and PDFs and nobody sees.
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF])


@dataclass(frozen=True)
class Word:
    """A word and where it stands in its sentence. `key` is equal for the same word: marks count, capitals don't."""

    start: int
    end: int
    key: str
    folded: str


def clean(sentence: str) -> str:
    """The sentence without what nobody sees, with one blank between words."""
    return " ".join(sentence.translate(_INVISIBLE).split())


def words_of(sentence: str) -> list[Word]:
    """The words of a sentence in their order."""
    return [
        Word(match.start(), match.end(), *_forms(match.group()))
        for match in _WORD.finditer(sentence)
    ]


# A register of slogans has few words, each many times.
@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, str]:
    # Compatibility first: a letter in mathematical bold is still a letter to the eye.
    small = nfc(unicodedata.normalize("NFKC", word).casefold())
    return tone_marks.alike(small), fold(small)


def keys_of(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def folded_of(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in words)


def between(sentence: str, words: Sequence[Word], first: int, end: int) -> str:
    """The words from `first` to before `end` as they stand there, with the signs around them."""
    if first == end:
        return ""
    start = words[first].start if first else 0
    stop = words[end].start if end < len(words) else len(sentence)
    return sentence[start:stop].strip()
