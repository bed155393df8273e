"""Different people with the same wrong answers, more often than chance would have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import comb

from contest.enums import SignKind, SignStrength
from contest.signs.finders import Found
from contest.signs.sheets import Looked, Sheet, wrong_in

LEAST_PEOPLE, LEAST_WRONG = 3, 2
# How likely chance may at most be to bring about any such sheet among all that are compared.
SIGN_BELOW, STRONG_BELOW = Fraction(1, 1_000), Fraction(1, 1_000_000_000)
# More people make it less likely still, and the numbers too long to reckon with.
MOST_RECKONED = 40

# For each sheet the entries of each person that sent it.
Senders = dict[Sheet, dict[int, list[int]]]


def same_answers(entries: Iterable[Looked], right: dict[str, str]) -> Iterator[Found]:
    """Sheets that several people sent alike, with at least two wrong answers, against all odds.

    People are compared only with those who were asked the same questions and had as many wrong, so that neither
    easy questions nor answers that many take for right make a sign. Among these a sheet is as likely as the
    product of how often each of its answers was given, were the answers of a person independent.
    """
    classes: dict[tuple[tuple[str, ...], int], Senders] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for entry in entries:
        wrong = len(wrong_in(entry.sheet, right))
        if wrong >= LEAST_WRONG:
            asked = tuple(question for question, _option in entry.sheet)
            classes[asked, wrong][entry.sheet][entry.person].append(entry.pk)
    for (_asked, wrong), senders in classes.items():
        yield from _of_class(senders, wrong, right)


def _of_class(senders: Senders, wrong: int, right: dict[str, str]) -> Iterator[Found]:
    """Signs among people who were asked the same and had as many wrong."""
    among = sum(len(persons) for persons in senders.values())
    given = Counter(
        answer for sheet, persons in senders.items() for answer in sheet for _person in persons
    )
    crowded = {sheet: persons for sheet, persons in senders.items() if len(persons) >= LEAST_PEOPLE}
    if not crowded:
        return
    as_many = _as_many_wrong(next(iter(crowded)), wrong, given, among, right)
    for sheet, persons in crowded.items():
        chance = Fraction(1)
        for answer in sheet:
            chance *= Fraction(given[answer], among)
        chance = min(Fraction(1), chance / as_many)
        odds = odds_of(len(persons), among, chance) * len(senders)
        if odds < SIGN_BELOW:
            yield Found(
                SignKind.SAME_ANSWERS,
                SignStrength.STRONG if odds < STRONG_BELOW else SignStrength.MEDIUM,
                tuple(pk for entries in persons.values() for pk in entries),
                {
                    "people": len(persons),
                    "wrong": wrong,
                    "among": among,
                    "expected": _to_a_tenth(chance * among),
                },
            )


def odds_of(people: int, among: int, chance: Fraction) -> Fraction:
    """An upper bound of how likely at least so many of all would send one sheet of this chance, exactly.

    So many people can be chosen in so many ways, and each choice sends it alike by the product of the chances.
    """
    reckoned = min(people, MOST_RECKONED)
    return min(Fraction(1), comb(among, reckoned) * chance**reckoned)


def _as_many_wrong(
    sheet: Sheet, wrong: int, given: Counter[tuple[str, str]], among: int, right: dict[str, str]
) -> Fraction:
    """How likely answers that are independent are to be wrong as often as those of the class; never zero there."""
    chances = [Fraction(1)]
    for question, chosen in sheet:
        key = right.get(question, chosen)
        is_right = Fraction(given[question, key], among) if question in right else Fraction(1)
        chances = [
            (chances[number] * is_right if number < len(chances) else Fraction(0))
            + (chances[number - 1] * (1 - is_right) if number else Fraction(0))
            for number in range(len(chances) + 1)
        ]
    return chances[wrong]


def _to_a_tenth(value: Fraction) -> str:
    """A number of people to one decimal, half up, with a point."""
    tenths = (value * 20 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"
