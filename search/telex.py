"""Raw Telex and VNI: what a reader types whose keyboard doesn't turn "soos" or "so61" into "số"."""

from __future__ import annotations

import re
from typing import NamedTuple

from search.syllables import (
    ACUTE,
    DOT_BELOW,
    GRAVE,
    HOOK_ABOVE,
    LONGEST_SYLLABLE,
    TILDE,
    VOWELS,
    toneless,
    written,
)


class Keyboard(NamedTuple):
    """Which keys modify a syllable: its tone ("" takes it away), or one of its letters."""

    tones: dict[str, str]
    letters: dict[str, dict[str, str]]
    # What a key stands for when it finds no letter to modify, unless for itself.
    alone: dict[str, str]


TELEX = Keyboard(
    tones={"s": ACUTE, "f": GRAVE, "r": HOOK_ABOVE, "x": TILDE, "j": DOT_BELOW, "z": ""},
    letters={
        "a": {"a": "â"},
        "e": {"e": "ê"},
        "o": {"o": "ô"},
        "d": {"d": "đ"},
        "w": {"a": "ă", "o": "ơ", "u": "ư"},
    },
    alone={"w": "ư"},
)
VNI = Keyboard(
    tones={"1": ACUTE, "2": GRAVE, "3": HOOK_ABOVE, "4": TILDE, "5": DOT_BELOW, "0": ""},
    letters={
        "6": {"a": "â", "e": "ê", "o": "ô"},
        "7": {"o": "ơ", "u": "ư"},
        "8": {"a": "ă"},
        "9": {"d": "đ"},
    },
    alone={},
)

# One horn is enough for both letters, except in "thuở" and "quới".
HALF_HORNED = re.compile(r"(?<!q)(?:uơ|ưo)(?=.)")


def decoded(word: str) -> str | None:
    """The Vietnamese syllable a word of raw Telex or VNI stands for, in small composed letters.

    "Chuyeern", "chuyenre" and "chuyen63" all give "chuyển". None for every other word: one without
    modifier keys, one of both methods, one that gives no syllable, or none with a mark ("ngay10").
    Some words of other languages are raw Telex too ("test" is "tét"): the caller has to weigh them.
    """
    if len(word) > LONGEST_SYLLABLE:
        return None
    letters, tone = toneless(word)
    keyboard = VNI if re.search("[0-9]", letters) else TELEX
    readings, tone = _typed(letters, tone, keyboard)
    # The shortest reading takes the most keys for modifiers: "oong" is first of all "ông".
    for reading in sorted(readings - {letters}, key=len):
        for syllable in written(HALF_HORNED.sub("ươ", reading), tone):
            return None if syllable.isascii() else syllable
    return None


def _typed(keys: str, tone: str, keyboard: Keyboard) -> tuple[set[str], str]:
    """All that keys struck in this order may mean, as toneless letters, and the tone.

    What a key modifies, if anything, depends on the rest: the "w" of "muaw" means the "u", that of "quawng"
    the "a"; the second "o" of "hoong" makes "hông", that of "ngoeof" is a letter.
    """
    readings = {""}
    for key in keys:
        if _changes_tone(key, tone, keyboard) and any(map(VOWELS.intersection, readings)):
            tone = keyboard.tones[key]
            continue
        modified = keyboard.letters.get(key, {})
        readings = {reading + keyboard.alone.get(key, key) for reading in readings} | {
            reading[:place] + modified[letter] + reading[place + 1 :]
            for reading in readings
            for place, letter in enumerate(reading)
            if letter in modified
        }
    return readings, tone


def _changes_tone(key: str, tone: str, keyboard: Keyboard) -> bool:
    """Whether a key gives a tone where there is none, or takes away the one there is.

    Nobody corrects a tone without seeing it: the second "s" of "class" is a letter.
    """
    return key in keyboard.tones and bool(keyboard.tones[key]) != bool(tone)
