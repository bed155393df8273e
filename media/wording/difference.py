"""How two sentences differ, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from media.wording.words import Word, between, keys_of

# As difflib gives them: what to do, and the words of both sentences that it is about.
Step = tuple[str, int, int, int, int]


class Change(StrEnum):
    SAME = "same"
    # Stands in the sentence and not in the slogan.
    GONE = "gone"
    # Stands in the slogan and is missing in the sentence.
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Some words side by side, all in one of the sentences or in both."""

    change: Change
    text: str


@dataclass(frozen=True)
class Difference:
    """Both sentences in one row of pieces, and in how many places they differ."""

    pieces: tuple[Piece, ...]
    places: int


def closeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0, no word in common, to 1, the same words in the same order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def difference(
    sentence: str, mine: Sequence[Word], wording: str, theirs: Sequence[Word]
) -> Difference:
    """What has to go from a sentence, and what to come, for it to be the wording."""
    pieces, places = [], 0
    for tag, first, end, their_first, their_end in _steps(keys_of(mine), keys_of(theirs)):
        right = between(wording, theirs, their_first, their_end)
        if tag == "equal":
            pieces.append(Piece(Change.SAME, right))
            continue
        places += 1
        wrong = between(sentence, mine, first, end)
        pieces += [Piece(Change.GONE, wrong)] if wrong else []
        pieces += [Piece(Change.ADDED, right)] if right else []
    return Difference(tuple(pieces), places)


def _steps(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """What both begin and end with is the same, and only the rest is compared.

    difflib alone begins with the longest run in common, which in "từng ngõ, từng nhà, từng người" may be
    one word further along, and would then mark more than the word that was changed.
    """
    shorter = min(len(one), len(other))
    head = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    most = shorter - head
    tail = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    end, their_end = len(one) - tail, len(other) - tail
    inner = SequenceMatcher(None, one[head:end], other[head:their_end], autojunk=False)
    steps: list[Step] = [("equal", 0, head, 0, head)] if head else []
    steps += [
        (tag, first + head, last + head, start + head, stop + head)
        for tag, first, last, start, stop in inner.get_opcodes()
    ]
    if tail:
        steps.append(("equal", end, len(one), their_end, len(other)))
    return steps
