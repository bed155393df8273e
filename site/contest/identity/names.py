"""Names as they are compared: without marks, case, needless blanks and letters that only look alike."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import permutations

from contest.identity.syllables import is_syllable
from contest.identity.written import visible
from core import text

# Letters of other scripts that are drawn like ours, and figures written in place of letters.
_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝквмнтгпαβγεικνορτυχηωμ0135@$",
    "aeopcyxijshdqwkbmhtrnabyeikvoptuxnwuolesas",
)
# From this many letters on, two misspellings are forgiven instead of one.
_LONG = 14
# More words than any name has are compared as one text, so that nobody keeps the machine busy.
_MOST_WORDS = 8


def comparable(name: str) -> str:
    """The name by which two spellings are compared: " NGUYỄN  thị-Ếch" is "nguyen thi ech"."""
    folded = text.fold(visible(name)).translate(_LOOK_ALIKE)
    return " ".join(re.findall(r"[^\W_]+", folded))


def words_of(name: str) -> str:
    """The words of a comparable name in an order of their own: equal for a name said in another order."""
    return " ".join(sorted(name.split()))


def is_same(one: str, other: str) -> bool:
    """Whether two comparable names are one name and no two people's.

    Words may stand in another order or run together, and a letter (two in a long name) may be wrong where that
    leaves a word that nobody is called: "Minhh" is a slip, while An and Anh are two people.
    """
    words, others = one.split(), other.split()
    if not words or not others:
        return False
    if "".join(words) == "".join(others) or sorted(words) == sorted(others):
        return True
    mine, theirs = Counter(words), Counter(others)
    slips, fitting = list((mine - theirs).elements()), list((theirs - mine).elements())
    forgiven = _forgiven("".join(words), "".join(others))
    # Each word that differs takes a letter at least.
    if len(slips) != len(fitting) or len(slips) > forgiven:
        return False
    return any(
        all(_is_slip(*pair) for pair in zip(slips, order, strict=True))
        and sum(map(distance, slips, order)) <= forgiven
        for order in permutations(fitting)
    )


def _is_slip(word: str, other: str) -> bool:
    return not (is_syllable(word) and is_syllable(other))


def _forgiven(joined: str, other: str) -> int:
    return 2 if min(len(joined), len(other)) >= _LONG else 1


def alike(one: str, other: str) -> bool:
    """Whether two comparable names may be one name written otherwise, or two that are nearly the same.

    Words may stand in another order or run together, words between may be left out as long as two are given,
    and one letter (two in a long name) may be wrong, missing, too many or changed places with its neighbour.
    """
    if not one or not other:
        return False
    joined, other_joined = one.replace(" ", ""), other.replace(" ", "")
    forgiven = _forgiven(joined, other_joined)
    if distance(joined, other_joined) <= forgiven:
        return True
    fewer, more = sorted((one.split(), other.split()), key=len)
    if len(fewer) < 2 or len(more) > _MOST_WORDS:
        return False
    return _apart(tuple(fewer), tuple(more)) <= forgiven


def distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many, or have changed places with their neighbour."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, other_letter in enumerate(other, start=1):
            steps = min(
                above[column] + 1,
                current[column - 1] + 1,
                above[column - 1] + (letter != other_letter),
            )
            if (
                row > 1
                and column > 1
                and letter == other[column - 2]
                and one[row - 2] == other_letter
            ):
                steps = min(steps, before[column - 2] + 1)
            current.append(steps)
        before, above = above, current
    return above[-1]


def _apart(fewer: tuple[str, ...], more: tuple[str, ...]) -> int:
    """How many letters differ when each of the fewer words is laid beside one of the others, in the best way."""
    # Each pair is compared once: the ways to lay them beside each other are very many.
    apart = [[distance(word, other) for other in more] for word in fewer]

    @cache
    def best(place: int, taken: int) -> int:
        if place == len(fewer):
            return 0
        return min(
            letters + best(place + 1, taken | 1 << number)
            for number, letters in enumerate(apart[place])
            if not taken >> number & 1
        )

    return best(0, 0)
