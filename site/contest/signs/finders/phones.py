"""Telephone numbers that follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from contest.enums import SignKind, SignStrength
from contest.keys import open_if_possible
from contest.signs.finders import Found, runs
from contest.signs.sheets import Looked, kept_persons, persons_of

LEAST_NUMBERS, MEDIUM_FROM, STRONG_FROM = 3, 4, 10


def numbers_in_a_row(entries: Collection[Looked]) -> Iterator[Found]:
    """People whose telephone numbers stand in a row without a gap: of chance that is all but impossible.

    A body that buys its numbers together has such numbers too, so a short row says little. Details are opened a
    batch at a time and the numbers stay within this function: a sign only says how many stand in a row.
    """
    owners: dict[int, list[int]] = defaultdict(list)
    for person, number in _numbers(entries):
        owners[number].append(person)
    rows = [run for run in runs(owners) if len(run) >= LEAST_NUMBERS]
    row_of = {
        person: place for place, run in enumerate(rows) for each in run for person in owners[each]
    }
    sent: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        if entry.person in row_of:
            sent[row_of[entry.person]].append(entry.pk)
    for place, run in enumerate(rows):
        people = sum(len(owners[number]) for number in run)
        figures = {"numbers": len(run), "people": people}
        yield Found(SignKind.PHONES, _strength(len(run)), tuple(sent[place]), figures)


def _numbers(entries: Collection[Looked]) -> Iterator[tuple[int, int]]:
    for person in kept_persons(persons_of(entries)):
        number = open_if_possible(person.sealed).get("phone", "").lstrip("+")
        if number.isdecimal():
            yield person.pk, int(number)


def _strength(numbers: int) -> SignStrength:
    if numbers >= STRONG_FROM:
        return SignStrength.STRONG
    return SignStrength.MEDIUM if numbers >= MEDIUM_FROM else SignStrength.WEAK
