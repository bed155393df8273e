"""A second count of a round, which shares nothing with the first: plain records in, plain records out.

Written from the rules as people read them, with the standard library alone. Slow and obvious on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cmp_to_key


@dataclass(frozen=True)
class Sent:
    """One entry. `drawn` are the questions asked, `answers` the chosen option of each answered one."""

    number: int
    person: int
    drawn: tuple[int, ...]
    answers: dict[int, int]
    prediction: Fraction
    started: datetime
    submitted: datetime
    late: bool = False
    annulled: bool = False

    def right(self, game: Game) -> int:
        asked = [question for question in self.drawn if question not in game.voided]
        return sum(1 for question in asked if self.answers.get(question) == game.key[question])

    def voided(self, game: Game) -> int:
        return sum(1 for question in self.drawn if question in game.voided)

    def points(self, game: Game) -> int:
        """All that was asked but what is wrong: nobody is wrong in what was taken out of the count."""
        wrong = [
            question
            for question in self.drawn
            if question not in game.voided and self.answers.get(question) != game.key[question]
        ]
        return len(self.drawn) - len(wrong)

    def everything_right(self, game: Game) -> bool:
        asked = [question for question in self.drawn if question not in game.voided]
        return bool(asked) and self.right(game) == len(asked)

    def clock(self, game: Game) -> int:
        start = self.started if game.clock == "duration" else game.opened
        return (self.submitted - start) // timedelta(microseconds=1)


@dataclass(frozen=True)
class Game:
    """One round: its key, what was voided, who is barred, and what the rules say in their own words."""

    opened: datetime
    key: dict[int, int]
    counted: str
    clock: str
    target: str
    voided: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    sent: tuple[Sent, ...] = field(default=())


@dataclass(frozen=True)
class Place:
    rank: int
    number: int
    person: int
    right: int
    voided: int
    distance: Fraction
    clock: int


@dataclass(frozen=True)
class Outcome:
    participants: int
    fully_right: int
    actual: Fraction
    places: tuple[Place, ...]


def outcome(game: Game) -> Outcome:
    """Everything that a count of the round must say."""
    by_person: dict[int, list[Sent]] = {}
    for entry in game.sent:
        if not entry.late and not entry.annulled and entry.person not in game.barred:
            by_person.setdefault(entry.person, []).append(entry)
    counted = [one_that_counts(entries, game) for entries in by_person.values()]
    fully_right = len([entry for entry in counted if entry.everything_right(game)])
    actual = number_foretold(game.target, len(counted), fully_right)

    def compare(one: Sent, other: Sent) -> int:
        """Negative where the one stands before the other."""
        if one.points(game) != other.points(game):
            return other.points(game) - one.points(game)
        nearer = abs(one.prediction - actual) - abs(other.prediction - actual)
        if nearer:
            return -1 if nearer < 0 else 1
        if one.clock(game) != other.clock(game):
            return one.clock(game) - other.clock(game)
        return one.number - other.number

    places = tuple(
        Place(
            rank=rank,
            number=entry.number,
            person=entry.person,
            right=entry.right(game),
            voided=entry.voided(game),
            distance=abs(entry.prediction - actual),
            clock=entry.clock(game),
        )
        for rank, entry in enumerate(sorted(counted, key=cmp_to_key(compare)), start=1)
    )
    return Outcome(len(counted), fully_right, actual, places)


def one_that_counts(entries: list[Sent], game: Game) -> Sent:
    in_order = sorted(entries, key=lambda entry: (entry.submitted, entry.number))
    if game.counted == "first":
        return in_order[0]
    if game.counted == "last":
        return in_order[-1]
    most = max(entry.points(game) for entry in entries)
    best = [entry for entry in entries if entry.points(game) == most]
    quickest = min(entry.clock(game) for entry in best)
    return min(
        (entry for entry in best if entry.clock(game) == quickest), key=lambda entry: entry.number
    )


def number_foretold(target: str, participants: int, fully_right: int) -> Fraction:
    if target == "participants":
        return Fraction(participants)
    if target == "fully_right":
        return Fraction(fully_right)
    if participants == 0:
        return Fraction(0)
    # Whole hundredths of a percent; exactly half of one is rounded up.
    whole, rest = divmod(fully_right * 10_000, participants)
    return Fraction(whole + (1 if 2 * rest >= participants else 0), 100)
