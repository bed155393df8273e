"""Letters by their names, for what can only be spelled."""

from __future__ import annotations

from core.reading_aloud.numbers import DIGITS

_NAMES = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "ê": "ê",
    "f": "ép", "g": "giê", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ", "n": "nờ",
    "o": "o", "ô": "ô", "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "ét", "t": "tê", "u": "u",
    "ư": "ư", "v": "vê", "w": "vê kép", "x": "ích", "y": "i dài", "z": "dét",
}  # fmt: skip


def spelled(letters: str) -> str:
    """Letter by letter and figure by figure: "QĐ" is "quy đê"; other marks are left out."""
    names = [
        DIGITS[int(each)] if each.isdecimal() else _NAMES.get(each.casefold(), "")
        for each in letters
    ]
    return " ".join(filter(None, names))
