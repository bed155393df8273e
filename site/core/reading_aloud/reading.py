"""The whole: a text as it is written becomes a text as it is said."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from core.reading_aloud import (
    dates,
    documents,
    marks,
    ordinals,
    phones,
    quantities,
    times,
    web,
)
from core.reading_aloud.abbreviations import STANDARD, Abbreviations
from core.reading_aloud.rule import PAUSE, SILENT, Rule
from core.reading_aloud.writer import Writer
from core.text import nfc, syllables

# An unhurried voice, slower than the 200 to 220 of readers of radio news: over the loudspeakers of a village each
# pole repeats the one before it a moment later. A bulletin that ends early disturbs no schedule; one that runs
# over does.
SYLLABLES_A_MINUTE = 150

# The first that finds something at a place says it.
_RULES: tuple[Rule, ...] = (
    *web.RULES,
    *documents.RULES,
    *phones.RULES,
    *times.RULES,
    *quantities.SHARES,
    *dates.RULES,
    *ordinals.RULES,
    *quantities.RULES,
    *marks.RULES,
)
# Where something may begin: words, marks, and figures and letters that stand against each other.
_PLACES = re.compile(r"\b\w|[^\w\s]|_|[²³]|(?<=[^\W\d])\d|(?<=\d)[^\W\d]|(?<=_)\w")
_BRACKETS = re.compile(r"\(\s*([^()\n]{2,80}?)\s*\)")
# What was left out or put in may make new neighbours, which are read in turn.
_MOST_ROUNDS = 5


class SpelledOut(NamedTuple):
    """What stood in the text and what is said for it."""

    written: str
    spoken: str


class Reading(NamedTuple):
    """A text to be read aloud and what was spelled out in it, in the order of the text."""

    text: str
    spelled_out: tuple[SpelledOut, ...]


def read_aloud(text: str, spoken: Mapping[str, str] | None = None) -> str:
    """The text with figures, abbreviations and signs in Vietnamese words, in NFC.

    `spoken` adds abbreviations to the standard ones or replaces them. Everything else is left as it is; the
    result holds no figures, and reading it again changes nothing.
    """
    return reading_of(text, spoken).text


def reading_of(text: str, spoken: Mapping[str, str] | None = None) -> Reading:
    """As `read_aloud`, with what was spelled out."""
    table = {**STANDARD, **{nfc(key): nfc(value) for key, value in (spoken or {}).items()}}
    abbreviations = Abbreviations(table)
    text = _plain_figures(nfc(text))
    spelled_out: list[SpelledOut] = []
    for _round in range(_MOST_ROUNDS):
        read, changes = _one_round(text, abbreviations)
        spelled_out += changes
        if read == text:
            break
        text = read
    return Reading(text, tuple(spelled_out))


def reading_seconds(text: str, syllables_a_minute: int = SYLLABLES_A_MINUTE) -> int:
    """How long it takes to read a reading text, in whole seconds, rounded up."""
    if syllables_a_minute <= 0:
        raise ValueError("The speed must be at least one syllable a minute.")
    return math.ceil(syllables(text) * 60 / syllables_a_minute)


def _plain_figures(text: str) -> str:
    """With lowered and circled figures and those of every script as 0 to 9; squares and cubes stay."""
    return "".join(
        str(unicodedata.digit(each))
        if each.isdigit() and not each.isascii() and each not in marks.POWERS
        else each
        for each in text
    )


def _one_round(text: str, abbreviations: Abbreviations) -> tuple[str, list[SpelledOut]]:
    writer, changes = Writer(), []
    done = 0
    while place := _PLACES.search(text, done):
        start = place.start()
        writer.keep(text[done:start])
        said, end = _what_is_said(text, start, abbreviations)
        done = max(end, start + 1)
        if said is None:
            writer.keep(text[start:done])
            continue
        written = text[start:done]
        writer.say(written, said, text[done:])
        if said not in (PAUSE, SILENT, ".", " ", written):
            changes.append(SpelledOut(written, said))
    writer.keep(text[done:])
    return writer.text(), changes


def _what_is_said(text: str, start: int, abbreviations: Abbreviations) -> tuple[str | None, int]:
    """What is said for what begins at this place, and where that ends; None: it is kept."""
    brackets = _BRACKETS.match(text, start)
    if brackets and _repeats(text[:start], brackets[1], abbreviations):
        return SILENT, brackets.end()
    before = text[start - 1 : start]
    if not before.isalnum() and (written := abbreviations.at(text, start)):
        return abbreviations.spoken[written], start + len(written)
    for rule in _RULES:
        found = rule.pattern.match(text, start)
        if found and (said := rule.say(found)) is not None:
            return said, found.end()
    return None, start + 1


def _repeats(before: str, bracketed: str, abbreviations: Abbreviations) -> bool:
    """Whether brackets say once more what stands before them: "chuyển đổi số (CĐS)", or the other way."""
    before = " ".join(before[-120:].split())
    spoken = abbreviations.spoken.get(bracketed)
    if spoken and before.casefold().endswith(spoken.casefold()):
        return True
    last_word = before.rpartition(" ")[2]
    return abbreviations.spoken.get(last_word, "").casefold() == bracketed.casefold()
