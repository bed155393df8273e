"""Which words can be syllables of Vietnamese, written without marks: names are made of them."""

from __future__ import annotations

import re

_ONSET = "b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|q|r|s|th?|tr|v|x"
_RHYME = "|".join(
    (
        "a(?:ch?|i|m|n[gh]?|o|p|t|u|y)?",
        "e(?:ch?|m|n[gh]?|o|p|t|u)?",
        "i(?:a|ch?|e(?:c|m|ng?|p|t|u)|m|n[gh]?|p|t|u)?",
        "o(?:a(?:ch?|i|m|n[gh]?|o|p|t|y)?|e(?:m|n|o|t)?|oc|ong|c|i|m|ng?|p|t)?",
        "u(?:a(?:ch?|i|n[gh]?|o|t|u|y)?|e(?:ch|nh?|o|t|u)?|i(?:nh|t|u)?|o(?:c|i|m|ng?|p|t|u)?"
        "|y(?:a|ch|en|et|nh|t|u)?|c|m|ng?|p|t|u)?",
        "y(?:e(?:m|ng?|t|u))?",
    )
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RHYME})")


def is_syllable(word: str) -> bool:
    """Whether a word in small letters without marks can be read as one syllable: "huynh" can, "huynhh" can't."""
    return _SYLLABLE.fullmatch(word) is not None
