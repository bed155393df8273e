"""Text as boards show it: composed letters, single blanks, capitals, and how many places it takes."""

from __future__ import annotations

import unicodedata

from core.text import nfc


def tidy(text: str) -> str:
    """Composed, with one blank between words and none around."""
    return " ".join(nfc(text).split())


def capitals(text: str) -> str:
    """The text in capitals, marks and all: "Đường lối, ị" becomes "ĐƯỜNG LỐI, Ị", whatever the machine speaks."""
    # Some capitals exist in parts only, so they are put together once more.
    return nfc(nfc(text).upper())


def places(text: str) -> int:
    """How many places of a board it takes: one a letter, none for a mark that has no composed letter."""
    return sum(1 for each in text if not unicodedata.combining(each))


def unshowable(text: str) -> str:
    """The first character that no board shows, by its number; empty where there is none.

    These are controls, marks of direction and the like; blanks and ends of lines are blanks.
    """
    for each in text:
        if unicodedata.category(each) in {"Cc", "Cf", "Co", "Cs", "Cn"} and not each.isspace():
            return f"U+{ord(each):04X}"
    return ""
