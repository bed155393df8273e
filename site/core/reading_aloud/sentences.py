"""Sentences of a text as it is written: where a voice may stop."""

from __future__ import annotations

import re

from core.reading_aloud.abbreviations import STANDARD

# A sentence ends before a blank and a capital or a figure, which may stand behind an opening mark.
_END = re.compile(r"[.!?…]+[”\"')\]]*(?=\s+[\"“(\[]*([^\W_]))")
_DOTTED = {written for written in STANDARD if written.endswith(".")}


def sentences(text: str) -> list[str]:
    """The sentences of each line, in order, without blanks around them.

    The point of an abbreviation ("ThS. Ếch"), of a number in a list ("1. Nội dung") and of a single capital
    ("N. V. An") ends none.
    """
    found: list[str] = []
    for line in text.splitlines():
        begins = 0
        for end in _END.finditer(line):
            if end[1].islower():
                continue
            last_word = line[begins : end.end()].rpartition(" ")[2]
            if not _goes_on(last_word, is_first=line[begins : end.end()].strip() == last_word):
                found.append(line[begins : end.end()].strip())
                begins = end.end()
        found.append(line[begins:].strip())
    return [each for each in found if each]


def _goes_on(last_word: str, is_first: bool) -> bool:
    """Whether the point after this word belongs to the word."""
    if last_word in _DOTTED and not last_word.lower().startswith("v"):
        return True
    is_number = is_first and bool(re.fullmatch(r"(?:\d{1,3}|[IVX]{1,5})\.", last_word))
    return is_number or bool(re.fullmatch(r"[^\W\d_]\.", last_word) and last_word[0].isupper())
