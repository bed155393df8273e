"""Slogans quoted in longer texts: word for word, or nearly, which is most often a slip.

How near is nearly was measured on the demonstration site: 246 texts of 23,000 words, against 41 wordings. With
0.8 of the words in common there was one finding, a true slip; with 0.75 there were five, among them "the National
Digital Transformation Day" taken for a welcome of it; with 0.7 twenty, and still one slip. One word changed,
dropped or put in leaves at least 0.8 of any slogan of five words, so no such slip of those is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise, product

from core.memory import remembered_newest
from core.written_texts import PARTED
from media.wording.difference import Change, Difference, closeness, difference
from media.wording.register import KnownSlogan, register
from media.wording.words import Word, clean, folded_of, keys_of, words_of

LEAST_CLOSENESS = 0.8
# A shorter slogan is made of words that stand together in other sentences too.
FEWEST_WORDS = 5
# How far words may have moved, by words that were put in or left out before them.
DRIFT = 4
# So many pairs of words must be right for a place to be looked at.
FEWEST_PAIRS = 2
# How a sentence ends that goes on elsewhere.
_DOTS = ("…", "...")


@dataclass(frozen=True)
class Quotation:
    """Words of a text and the slogan that they are or nearly are; without a difference word for word."""

    said: str
    slogan: KnownSlogan
    difference: Difference | None

    @property
    def is_slip(self) -> bool:
        return self.difference is not None


@dataclass(frozen=True)
class _Place:
    """Where a slogan may stand in a text, and how much of it does."""

    start: int
    end: int
    slogan: KnownSlogan
    closeness: float

    def overlaps(self, other: _Place) -> bool:
        return self.start < other.end and other.start < self.end


class Quotations:
    """Slogans by their pairs of words, ready to be looked for in many texts."""

    def __init__(self, known: Iterable[KnownSlogan]) -> None:
        self._known = [slogan for slogan in known if len(slogan.words) >= FEWEST_WORDS]
        self._having: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for number, slogan in enumerate(self._known):
            for place, pair in enumerate(pairwise(folded_of(slogan.words))):
                self._having[pair].append((number, place))

    def faulty_in(self, text: str, on: date) -> list[Quotation]:
        """Slips of slogans that may be used, and withdrawn ones word for word, in the order of the text, each once.

        What stands inside a slogan that is quoted word for word is no slip of another one.
        """
        found: dict[tuple[str, int], Quotation] = {}
        for part in text.split(PARTED):
            for each in self._in_part(clean(part), on):
                found.setdefault((each.said, each.slogan.pk), each)
        return list(found.values())

    def _in_part(self, text: str, on: date) -> Iterator[Quotation]:
        words = words_of(text)
        places = sorted(self._places(words), key=lambda each: (-each.closeness, each.start))
        taken: list[_Place] = []
        for place in places:
            is_told = place.closeness == 1 or place.slogan.is_usable(on)
            if is_told and not any(place.overlaps(other) for other in taken):
                taken.append(place)
        for place in sorted(taken, key=lambda each: each.start):
            said = text[words[place.start].start : words[place.end - 1].end]
            if place.closeness < 1:
                slogan = place.slogan
                differs = difference(said, words_of(said), slogan.wording, slogan.words)
                if not _is_cut(text[words[place.end - 1].end :], differs):
                    yield Quotation(said, slogan, differs)
            elif not place.slogan.is_approved:
                yield Quotation(said, place.slogan, None)

    def _places(self, words: Sequence[Word]) -> Iterator[_Place]:
        keys = keys_of(words)
        for number, start in self._starts(folded_of(words)):
            slogan = self._known[number]
            place = _best_place(keys, slogan, start)
            if place and place.closeness >= LEAST_CLOSENESS:
                yield place

    def _starts(self, folded: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Slogans, by number, and the words at which they may start: pairs of theirs stand there in a row."""
        starts: dict[int, list[int]] = defaultdict(list)
        for at, pair in enumerate(pairwise(folded)):
            for number, place in self._having.get(pair, ()):
                starts[number].append(at - place)
        for number, found in starts.items():
            found.sort()
            group: list[int] = []
            for start in [*found, None]:
                if group and (start is None or start - group[-1] > DRIFT):
                    if len(group) >= FEWEST_PAIRS:
                        yield number, group[len(group) // 2]
                    group = []
                if start is not None:
                    group.append(start)


def quotations() -> Quotations:
    """The slogans of now."""
    return remembered_newest("slogans-by-pairs-of-words", lambda: Quotations(register().known))


def _is_cut(behind: str, differs: Difference) -> bool:
    """Whether a slogan is only cut, and says so by dots behind its last word, as names of drawn assets do."""
    changes = [piece.change for piece in differs.pieces]
    return behind.lstrip().startswith(_DOTS) and changes == [Change.SAME, Change.ADDED]


def _best_place(keys: tuple[str, ...], slogan: KnownSlogan, start: int) -> _Place | None:
    """The words near a start that have most in common with a slogan.

    Words at its edges may have been replaced or left out; that which leaves more in common is taken.
    """
    theirs = keys_of(slogan.words)
    low, high = max(0, start - DRIFT), min(len(keys), start + len(theirs) + DRIFT)
    near = keys[low:high]
    shared = (Counter(near) & Counter(theirs)).total()
    if 2 * shared < LEAST_CLOSENESS * (len(theirs) + shared):
        return None
    blocks = SequenceMatcher(None, near, theirs, autojunk=False).get_matching_blocks()
    first, last = blocks[0], blocks[-2]
    behind = len(theirs) - last.b - last.size
    starts = {low + first.a, low + first.a - first.b, start}
    ends = {low + last.a + last.size, low + last.a + last.size + behind, start + len(theirs)}
    spans = [
        (max(0, one), min(len(keys), other)) for one, other in product(starts, ends) if one < other
    ]
    compared = [
        _Place(one, other, slogan, closeness(keys[one:other], theirs)) for one, other in spans
    ]
    return max(compared, key=lambda place: (place.closeness, place.start - place.end))
