"""What a rule is: where something begins that a voice can't say as it is written, and what is said for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

# Said with a short silence; the writer puts the comma where none of the neighbours is a pause already.
PAUSE = ","
SILENT = ""


class Rule(NamedTuple):
    """`say` gets what `pattern` found at a place and gives the words, PAUSE, SILENT, or None: not mine."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]


def rule(pattern: str, flags: int = 0) -> Callable[[Callable[[re.Match[str]], str | None]], Rule]:
    """Makes a rule of the function below it."""

    def made(say: Callable[[re.Match[str]], str | None]) -> Rule:
        return Rule(re.compile(pattern, flags), say)

    return made


def text_before(found: re.Match[str], letters: int = 48) -> str:
    """The last letters before what was found, small."""
    return found.string[max(0, found.start() - letters) : found.start()].casefold()


def comes_after(found: re.Match[str], words: str, between: str = r"[\s:]*") -> bool:
    """Whether one of the words (a pattern of small letters) stands right before what was found."""
    return bool(re.search(rf"(?<!\w)(?:{words}){between}$", text_before(found)))


def is_followed_by(found: re.Match[str], words: str) -> bool:
    """Whether one of the words (a pattern) comes right after what was found."""
    after = found.string[found.end() : found.end() + 48].casefold()
    return bool(re.match(rf"\s*(?:{words})(?!\w)", after))


def stands_alone(found: re.Match[str]) -> bool:
    """Whether no letter or figure stands right before it."""
    start = found.start()
    return start == 0 or not found.string[start - 1].isalnum()
