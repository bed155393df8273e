"""One analysis for what is indexed and what is asked, the same on every engine.

Text becomes terms: words without marks, in lower case, letters and digits only. An engine that receives
terms has nothing left to decide, so all engines find the same.
"""

from __future__ import annotations

import re

from core.text import fold, nfc

# A query has so many terms at most; further ones would cost time and find nothing more.
MOST_TERMS = 16
# Longer words are cut, in the index and in queries alike: PostgreSQL refuses words over 2 KB.
LONGEST_TERM = 64

# A word of the text as it is written; marks that found no letter to compose with belong to it.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def terms(text: str) -> list[str]:
    """The terms of a text in their order: "Đường lối, 10" gives duong, loi, 10."""
    return [term for word in WORD.findall(nfc(text)) for term in word_terms(word)]


def word_terms(word: str) -> list[str]:
    """The terms of one written word; more than one for signs such as "½", none for a mark alone."""
    return [term[:LONGEST_TERM] for term in re.findall(r"[^\W_]+", fold(word))]


def analysed(text: str) -> str:
    """A text as the index keeps it: its terms with blanks between them."""
    return " ".join(terms(text))
