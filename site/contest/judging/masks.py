"""Names as far as they may be told: a family name with initials, or initials alone."""

from __future__ import annotations

import unicodedata

from contest.identity.written import visible

# No family name of one word is longer; what is longer was written without blanks and would tell the whole name.
LONGEST_FAMILY_NAME = 8
# More initials than any name has tell nothing and fill the line.
MOST_INITIALS = 6


def written(name: str) -> str:
    """A name as it is printed: "NGUYỄN THỊ ẾCH" and "nguyễn thị ếch" as "Nguyễn Thị Ếch", mixed cases as they stand."""
    plain = visible(name)
    shown = plain.title() if plain in (plain.upper(), plain.lower()) else plain
    return unicodedata.normalize("NFC", shown)


def masked(name: str) -> str:
    """The family name, which stands first, and the initials of the others: "Nguyễn Thị Ếch" is "Nguyễn T.Ế."

    A name of one word, and one that begins with an impossibly long word, is told by initials alone.
    """
    family, *others = written(name).split() or [""]
    if not others or len(family) > LONGEST_FAMILY_NAME or not _initial(family):
        return initials(name)
    return f"{family} {_joined(others)}".strip()


def initials(name: str) -> str:
    """The first letter of each word: "Nguyễn Thị Ếch" is "N.T.Ế." """
    return _joined(written(name).split())


def _joined(words: list[str]) -> str:
    letters = [letter for word in words if (letter := _initial(word))]
    return "".join(f"{letter}." for letter in letters[:MOST_INITIALS])


def _initial(word: str) -> str:
    """The first letter of a word with the marks that belong to it, large: "ếch" gives "Ế", "'bia" gives "B"."""
    for place, letter in enumerate(word):
        if letter.isalpha():
            end = place + 1
            while end < len(word) and unicodedata.combining(word[end]):
                end += 1
            return unicodedata.normalize("NFC", word[place:end].upper())
    return ""
