"""Many people from one device, or from one network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from contest.enums import SignKind, SignStrength
from contest.signs.finders import Found, at_rank
from contest.signs.sheets import Looked, persons_of

# A school, a hall or a carrier sends as many, so that these are never strong.
LEAST = {SignKind.ONE_DEVICE: 10, SignKind.ONE_NETWORK: 100}
MEDIUM_FROM = {SignKind.ONE_DEVICE: 30, SignKind.ONE_NETWORK: 1_000}
MARKS = {SignKind.ONE_DEVICE: attrgetter("device"), SignKind.ONE_NETWORK: attrgetter("network")}
CROWDED_PERCENT = 99


def many_from_one(entries: Iterable[Looked], kind: SignKind) -> Iterator[Found]:
    """Places with at least as many people as 99 of 100 places of the round, and never fewer than `LEAST`."""
    by_place: dict[str, list[Looked]] = defaultdict(list)
    for entry in entries:
        if mark := MARKS[kind](entry):
            by_place[mark].append(entry)
    people = {mark: len(persons_of(sent)) for mark, sent in by_place.items()}
    if not people:
        return
    crowded = max(LEAST[kind], at_rank(sorted(people.values()), CROWDED_PERCENT))
    for mark, sent in by_place.items():
        if people[mark] >= crowded:
            is_medium = people[mark] >= MEDIUM_FROM[kind]
            yield Found(
                kind,
                SignStrength.MEDIUM if is_medium else SignStrength.WEAK,
                tuple(entry.pk for entry in sent),
                {"people": people[mark], "count": len(sent), "places": len(people)},
            )
