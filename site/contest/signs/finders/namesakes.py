"""Contestants who may be one person under several spellings of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from contest.enums import SignKind, SignStrength
from contest.identity.names import alike, comparable, is_same, words_of
from contest.keys import open_if_possible
from contest.models import Person, Round
from contest.signs.finders import Found
from contest.signs.sheets import Looked, kept_persons, sent_elsewhere, sharing_a_telephone

# More people are born on one day in no family: they are pointed out together, and compared by their words alone, lest
# somebody who makes up thousands keep the machine busy.
MOST_COMPARED = 30

# What `figures` say of the names: one name, nearly one, or too many to be compared.
SAME, ALIKE, MANY = "same", "alike", "many"


class _Together(NamedTuple):
    """Contestants (primary keys) who may be one person, and how their names are alike."""

    persons: Collection[int]
    names: str


def one_under_several_names(
    searched: Round, entries: Collection[Looked], at: datetime
) -> Iterator[Found]:
    """Contestants of one telephone and one date of birth whose names are one name written otherwise, or nearly one.

    Words in another order or run together, slips, and words that are left out make other contestants of somebody: to
    put them together unasked would keep out twins of whom one is called as the other, read backwards. Whoever enters
    under one name here and under another in another round gets round the same rules, so a sign is about the entries in
    all rounds that had closed at a moment, as long as one is in the searched round. Names and dates stay within this
    function: a sign only says how many there are.
    """
    here: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        here[entry.person].append(entry.pk)
    found = [
        each
        for persons in _of_one_telephone_and_birth(searched, here, at)
        for each in _of_one_name(persons)
        if not here.keys().isdisjoint(each.persons)
    ]
    elsewhere = sent_elsewhere(searched, {pk for each in found for pk in each.persons}, at)
    for each in found:
        theirs = [entry for person in each.persons for entry in here.get(person, ())]
        others = [entry for person in each.persons for entry in elsewhere.get(person, ())]
        figures = {
            "people": len(each.persons),
            "count": len(theirs) + len(others),
            "elsewhere": len(others),
            "names": each.names,
        }
        strength = SignStrength.STRONG if each.names == SAME else SignStrength.MEDIUM
        yield Found(SignKind.ONE_PERSON, strength, (*theirs, *others), figures)


def _of_one_telephone_and_birth(
    searched: Round, persons: Collection[int], at: datetime
) -> Iterable[dict[int, str]]:
    """Comparable names by person, of those who share both; only whoever shares a telephone is opened."""
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for person in kept_persons(sharing_a_telephone(searched, persons, at)):
        birth_date, name = _told(person)
        found[person.phone_digest, birth_date][person.pk] = name
    return found.values()


def _told(person: Person) -> tuple[str, str]:
    told = open_if_possible(person.sealed)
    return told.get("birth_date", ""), comparable(told.get("name", ""))


def _of_one_name(persons: dict[int, str]) -> Iterator[_Together]:
    """The persons whose names are one, and then those whose names are nearly one; nobody who is alone."""
    is_many = len(persons) > MOST_COMPARED
    same = _of_the_same_words(persons) if is_many else _joined(persons, is_same)
    nearly = [list(persons)] if is_many else _joined(persons, _is_same_or_alike)
    for each in same:
        if len(each) > 1:
            yield _Together(each, SAME)
    said = {frozenset(each) for each in same}
    for each in nearly:
        if frozenset(each) not in said:
            yield _Together(each, MANY if is_many else ALIKE)


def _is_same_or_alike(name: str, other: str) -> bool:
    return is_same(name, other) or alike(name, other)


def _joined(persons: dict[int, str], are_one: Callable[[str, str], bool]) -> list[list[int]]:
    """All persons in groups: whose names are one, directly or by a third spelling between."""
    groups: list[list[int]] = []
    for person, name in persons.items():
        joined = [each for each in groups if any(are_one(persons[other], name) for other in each)]
        groups = [each for each in groups if each not in joined]
        groups.append([*(other for each in joined for other in each), person])
    return groups


def _of_the_same_words(persons: dict[int, str]) -> list[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for person, name in persons.items():
        groups[words_of(name)].append(person)
    return list(groups.values())
