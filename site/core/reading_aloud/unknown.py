"""What a voice may not know how to say: abbreviations that no table holds."""

from __future__ import annotations

import re
import unicodedata

from core.reading_aloud.abbreviations import is_shouted

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Grave, acute, tilde, hook and dot: no abbreviation has a tone.
_TONES = set("\u0300\u0301\u0303\u0309\u0323")


def unknown_abbreviations(reading: str) -> list[str]:
    """Words of two capitals and more in a text that was read, each once; lines in capitals are headings."""
    words = [
        word
        for line in reading.splitlines()
        if not is_shouted(line)
        for word in _WORDS.findall(line)
    ]
    return list(dict.fromkeys(filter(_looks_abbreviated, words)))


def _looks_abbreviated(word: str) -> bool:
    is_capital = len(word) > 1 and word.isupper()
    return is_capital and not _TONES & set(unicodedata.normalize("NFD", word))
