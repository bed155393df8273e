"""Contestants who may be one person under several spellings of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from contest.enums import SignKind, SignStrength
from contest.identity.names import comparable, is_same, words_of
from contest.keys import open_if_possible
from contest.models import Person
from contest.signs.finders import Found
from contest.signs.sheets import Looked, kept_persons, sharing_a_telephone

# More people of one telephone and one date of birth are compared by their words alone, lest somebody who makes up
# thousands keep the machine busy.
MOST_COMPARED = 200


def one_under_several_names(entries: Collection[Looked]) -> Iterator[Found]:
    """Contestants of one telephone and one date of birth whose names are one name written otherwise.

    Words in another order or run together, and slips, make other contestants of somebody: to put them together
    unasked would keep out twins of whom one is called as the other, read backwards. Names and dates stay within this
    function: a sign only says how many there are.
    """
    sent: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        sent[entry.person].append(entry.pk)
    for persons in _of_one_telephone_and_birth(entries):
        for together in _of_one_name(persons):
            theirs = tuple(entry for person in together for entry in sent[person])
            figures = {"people": len(together), "count": len(theirs)}
            yield Found(SignKind.ONE_PERSON, SignStrength.STRONG, theirs, figures)


def _of_one_telephone_and_birth(entries: Collection[Looked]) -> Iterable[dict[int, str]]:
    """Comparable names by person, of those who share both; only whoever shares a telephone is opened."""
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for person in kept_persons(sharing_a_telephone(entries)):
        birth_date, name = _told(person)
        found[person.phone_digest, birth_date][person.pk] = name
    return found.values()


def _told(person: Person) -> tuple[str, str]:
    told = open_if_possible(person.sealed)
    return told.get("birth_date", ""), comparable(told.get("name", ""))


def _of_one_name(persons: dict[int, str]) -> list[list[int]]:
    """The persons whose names are one, directly or by a third spelling between; nobody who is alone."""
    groups = _of_the_same_words(persons) if len(persons) > MOST_COMPARED else _joined(persons)
    return [each for each in groups if len(each) > 1]


def _joined(persons: dict[int, str]) -> list[list[int]]:
    groups: list[list[int]] = []
    for person, name in persons.items():
        joined = [each for each in groups if any(is_same(persons[other], name) for other in each)]
        groups = [each for each in groups if each not in joined]
        groups.append([*(other for each in joined for other in each), person])
    return groups


def _of_the_same_words(persons: dict[int, str]) -> list[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for person, name in persons.items():
        groups[words_of(name)].append(person)
    return list(groups.values())
