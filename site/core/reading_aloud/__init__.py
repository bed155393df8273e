"""Reading aloud: what is written in figures, abbreviations and signs, in words that a voice can say.

A module a subject holds the rules; `reading` asks them in order at each place of the text.
"""

from core.reading_aloud.abbreviations import STANDARD
from core.reading_aloud.numbers import cardinal
from core.reading_aloud.reading import (
    SYLLABLES_A_MINUTE,
    Reading,
    SpelledOut,
    read_aloud,
    reading_of,
    reading_seconds,
)
from core.reading_aloud.sentences import sentences
from core.reading_aloud.unknown import unknown_abbreviations

__all__ = [
    "STANDARD",
    "SYLLABLES_A_MINUTE",
    "Reading",
    "SpelledOut",
    "cardinal",
    "read_aloud",
    "reading_of",
    "reading_seconds",
    "sentences",
    "unknown_abbreviations",
]
