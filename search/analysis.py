"""One analysis for what is indexed and what is asked, the same on every engine.

Text becomes terms: words without marks, in lower case, letters and digits only. Beside each term stands
its spelling: the word with its marks, written in letters and digits. An engine that receives these has
nothing left to decide, so all engines find the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.text import fold, nfc

# Longer words are cut, in the index and in queries alike: PostgreSQL refuses words over 2 KB.
LONGEST_TERM = 64

# A word of the text as it is written; marks that found no letter to compose with belong to it.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")

# Digits as on a VNI keyboard: what makes another letter follows it, the tone follows the whole word,
# so that "hoà" and "hòa" are spelt alike.
_LETTER_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}


def terms(text: str) -> list[str]:
    """The terms of a text in their order: "Đường lối, 10" gives duong, loi, 10."""
    return [term for term, _ in analysed(text)]


def analysed(text: str) -> list[tuple[str, str]]:
    """The terms of a text in their order, each with its spelling.

    "Đường 10" gives (duong, d9u7o7ng2) and (10, 10); the spelling of a word without marks is its term.
    """
    return [pair for word in WORD.findall(nfc(text)) for pair in word_terms(word)]


@lru_cache(maxsize=50_000)
def word_terms(word: str) -> tuple[tuple[str, str], ...]:
    """The terms and spellings of one written word; more than one for signs such as "½", none for a mark alone."""
    folded = [term[:LONGEST_TERM] for term in re.findall(r"[^\W_]+", fold(word))]
    if len(folded) != 1:
        return tuple((term, term) for term in folded)
    return ((folded[0], _spelling(word, folded[0])),)


def _spelling(word: str, term: str) -> str:
    spelt: list[str] = []
    tone = ""
    for letter in unicodedata.normalize("NFKD", word.casefold()):
        if letter in ("đ", "ð"):
            spelt.append("d9")
        elif letter in _LETTER_MARKS:
            spelt.append(_LETTER_MARKS[letter])
        elif letter in _TONES:
            tone = _TONES[letter]
        elif not unicodedata.combining(letter):
            spelt.append(letter)
    written = "".join(spelt) + tone
    # Of other marks (ñ, ç) nothing is kept.
    return written[:LONGEST_TERM] if re.fullmatch(r"[^\W_]+", written) else term
