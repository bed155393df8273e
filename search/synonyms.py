"""Other wordings of what was asked for: what editors entered, and names of units.

Read anew when the content's version moves, so a change takes effect with the next search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.memory import remembered
from search.analysis import analysed
from search.models import SynonymSet
from units.enums import UnitKind
from units.models import Unit
from units.succession import heirs

# A name of one word says too many other things.
FEWEST_WORDS_OF_A_NAME = 2

Terms = tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """Words in their order: as they are looked for, and as they are spelt with their marks."""

    terms: Terms
    spelt: Terms

    @classmethod
    def of(cls, text: str) -> Wording:
        pairs = analysed(text)
        return cls(tuple(term for term, _ in pairs), tuple(spelling for _, spelling in pairs))

    def is_said_by(self, words: Wording) -> bool:
        """Whether a reader who typed these words means this wording: marks that were typed count."""
        return self.terms == words.terms and all(
            typed in (term, own)
            for term, typed, own in zip(words.terms, words.spelt, self.spelt, strict=True)
        )


@dataclass
class Synonyms:
    """Wordings by the terms of what means the same."""

    by_terms: dict[Terms, list[tuple[Wording, Wording]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    longest: int = 0

    def add(self, wording: Wording, other: Wording) -> None:
        """Whoever looks for the wording finds the other."""
        if wording.terms and other.terms and wording.terms != other.terms:
            self.by_terms[wording.terms].append((wording, other))
            self.longest = max(self.longest, len(wording.terms))

    def others(self, words: Wording) -> list[Wording]:
        """What means the same as the words that were typed."""
        pairs = self.by_terms.get(words.terms, ())
        return list(dict.fromkeys(other for wording, other in pairs if wording.is_said_by(words)))


def synonyms() -> Synonyms:
    """All that holds at present."""
    return remembered("synonyms", _read)


def _read() -> Synonyms:
    found = Synonyms()
    for each in SynonymSet.objects.all():
        wordings = [Wording.of(line) for line in each.lines]
        for wording in wordings:
            for other in wordings:
                found.add(wording, other)
    for name, carried_on in _names_of_units():
        found.add(Wording.of(name), Wording.of(carried_on))
    return found


def _names_of_units() -> Iterator[tuple[str, str]]:
    """Names of units with names by which the same is found: the short one, and who carries on."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    valid = {key for key, unit in units.items() if unit.is_valid()}
    successors = Unit.objects.successor_keys()
    for key, unit in units.items():
        if unit.short_name:
            yield unit.name, unit.short_name
            yield unit.short_name, unit.name
        if key in valid:
            continue
        carried_on = [units[heir] for heir in heirs(key, successors, valid)]
        for name in _called(unit):
            for heir in carried_on:
                yield name, _bare(heir)


def _called(unit: Unit) -> Iterable[str]:
    """How people call a unit: by its full name, its short one, and a place without what it is."""
    return dict.fromkeys(filter(None, [unit.name, unit.short_name, _bare(unit)]))


def _bare(unit: Unit) -> str:
    """The name of a place without the word that says what it is: "Hoằng Thắng" of "Xã Hoằng Thắng"."""
    if unit.kind not in (UnitKind.COMMUNE, UnitKind.DISTRICT):
        return unit.name
    for kind in _KINDS_OF_PLACES:
        if unit.name.casefold().startswith(f"{kind} "):
            bare = unit.name[len(kind) :].strip()
            return bare if len(bare.split()) >= FEWEST_WORDS_OF_A_NAME else unit.name
    return unit.name


# What Vietnamese places call themselves before their name; the longer words first.
_KINDS_OF_PLACES = ("thành phố", "thị trấn", "thị xã", "phường", "huyện", "quận", "xã")
