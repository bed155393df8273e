"""Names that nobody bears any more, found in texts: a pure matter of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from core import text, tone_marks

# A name of one word says too many other things.
FEWEST_WORDS = 2

# A word with its marks, or one sign; blanks only part them.
_TOKEN = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")

# With these words a text says itself that the name belongs to the past.
_SAID_BEFORE = ("former", "formerly", "trước đây là", "trước là", "nguyên là", "tiền thân là")
_SAID_AFTER = ("cũ", "trước đây", "nay là", "nay thuộc", "now")
_PARTING = ("(", ",")


@dataclass(frozen=True)
class FormerName:
    """A name, the first day on which no unit bore it, and who carries on the work today."""

    name: str
    since: date
    heirs: tuple[str, ...] = ()


def tokens(words: str) -> list[str]:
    """The words and signs of a text in the form in which names are compared: marks count, capitals don't."""
    composed = text.nfc(text.nfc(words).casefold())
    return _TOKEN.findall(tone_marks.alike(composed))


class FormerNames:
    """What of a register nobody is called any more, ready to be looked for in many texts.

    Left out are names of one word, names that a valid unit bears, and names with which a valid unit's name
    ends: of "Xã Hoằng Hóa" people say "Hoằng Hóa".
    """

    def __init__(self, former: Iterable[FormerName], valid: Iterable[str]) -> None:
        in_force = {tuple(tokens(name)) for name in valid}
        ends = {name[start:] for name in in_force for start in range(len(name))}
        self._by_tokens: dict[tuple[str, ...], FormerName] = {}
        for each in former:
            key = tuple(tokens(each.name))
            if sum(part[0].isalnum() for part in key) >= FEWEST_WORDS and key not in ends:
                self._by_tokens[key] = _joined(self._by_tokens.get(key), each)
        # Valid names are looked for too: what stands inside them is no name of its own.
        self._tree: dict[str, Any] = {}
        for key in {*self._by_tokens, *in_force} - {()}:
            node = self._tree
            for part in key:
                node = node.setdefault(part, {})
            node[""] = key

    def __bool__(self) -> bool:
        return bool(self._by_tokens)

    def found_in(self, words: str) -> list[FormerName]:
        """The names in a text, in its order, each once; a text that calls one former may say it."""
        parts = tokens(words)
        found: dict[tuple[str, ...], FormerName] = {}
        for start, end, key in _outermost(self._occurrences(parts)):
            if key in self._by_tokens and not _is_called_former(parts, start, end):
                found.setdefault(key, self._by_tokens[key])
        return list(found.values())

    def _occurrences(self, parts: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Start, end and name of all that is found, by start and the longest first."""
        tree = self._tree
        for start, part in enumerate(parts):
            node = tree.get(part)
            if node is None:
                continue
            longer = []
            end = start + 1
            while node is not None:
                if "" in node:
                    longer.append((start, end, node[""]))
                node = node.get(parts[end]) if end < len(parts) else None
                end += 1
            yield from reversed(longer)


def _joined(known: FormerName | None, other: FormerName) -> FormerName:
    """Of several units of one name, the last to end and the heirs of all."""
    if known is None:
        return other
    heirs = tuple(dict.fromkeys([*known.heirs, *other.heirs]))
    return FormerName(known.name, max(known.since, other.since), heirs)


def _outermost(
    occurrences: Iterable[tuple[int, int, tuple[str, ...]]],
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Without those that stand inside a longer one."""
    reached = 0
    for start, end, key in occurrences:
        if end > reached:
            reached = end
            yield start, end, key


def _phrases(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(tokens(each)) for each in words)


_BEFORE, _AFTER = _phrases(_SAID_BEFORE), _phrases(_SAID_AFTER)


def _is_called_former(parts: list[str], start: int, end: int) -> bool:
    if end < len(parts) and parts[end] in _PARTING:
        end += 1
    return any(tuple(parts[end : end + len(said)]) == said for said in _AFTER) or any(
        start >= len(said) and tuple(parts[start - len(said) : start]) == said for said in _BEFORE
    )
