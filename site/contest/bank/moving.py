"""Answers that speak of other answers by their letter or place, which are others for each contestant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from quiz_embed.rules import OptionTexts, plain
from quiz_embed.shown import LETTERS

_AND = r"\s*(?:,|;|/|\+|&|va|lan|hoac|hay|and|or)\s*"
_THINGS = "dap an|phuong an|cau tra loi|lua chon|noi dung|truong hop|dieu|cau|y"
_END = r"(?: (?:deu )?(?:dung|sai)|$)"
# Compared without marks and capitals: "Cả A và B", "Chỉ B đúng", "A, B và C đều sai", "Cả 1 và 2".
_BY_LETTER = re.compile(
    rf"(?:ca|chi|gom|{_THINGS}|both|only|either|neither|answers?|options?) [a-d]\b"
    rf"|[a-d](?:{_AND}[a-d])+{_END}"
    rf"|(?:ca|{_THINGS}) [1-4](?:{_AND}[1-4])+{_END}"
)
# "Tất cả các đáp án trên", "Cả ba ý nêu trên đều đúng", "None of the above".
_BY_PLACE = re.compile(
    rf"(?:cac |nhung )?(?:tat ca|ca (?:\d|hai|ba|bon)|khong|ket hop|{_THINGS})\b.*\b(?:tren|duoi)"
    r"(?: (?:day|deu|la|dung|sai)\b.*)?\W*$"
    r"|(?:all|none|any|both|either|neither)\b.*\b(?:above|below)(?: (?:are|is)\b.*)?\W*$"
)


def letters_of_moving(options: Sequence[OptionTexts]) -> str:
    """The letters, as the bank shows answers, of those that name others by letter or place: "A, C"; none: ""."""
    return ", ".join(
        LETTERS[place]
        for place, option in enumerate(options)
        if speaks_of_places(option.wording) or speaks_of_places(option.wording_en)
    )


def why_warned() -> str:
    """Why such answers mislead, in the reader's language, and what to write instead."""
    return _(
        "They speak of other answers by letter or place, but answers stand in another order for each contestant. "
        "Say what is meant in words."
    )


def speaks_of_places(wording: str) -> bool:
    """Whether an answer names others by letter or place."""
    told = plain(wording)
    return bool(_BY_LETTER.match(told) or _BY_PLACE.match(told))
