"""What each finder marks, and what it leaves alone, over entries made up in memory."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.enums import SignKind, SignStrength
from contest.signs.finders import at_rank, runs
from contest.signs.finders.answers import odds_of, same_answers
from contest.signs.finders.places import many_from_one
from contest.signs.finders.series import in_series
from contest.signs.finders.speed import too_fast
from contest.signs.sheets import Looked
from demo.factories.contest import at

pytestmark = pytest.mark.one_database

OPENED = at("2021-09-01 09:00")
SECOND = 1_000_000
RIGHT = {"1": "10", "2": "20", "3": "30", "4": "40"}
WHOLLY_RIGHT = tuple(RIGHT.items())


def looked(pk: int, minute: float = 0, **values: Any) -> Looked:
    """An entry of a person of its own, all right, in ten minutes."""
    return Looked(
        **{
            "pk": pk,
            "person": pk,
            "sent": OPENED + timedelta(minutes=minute),
            "took": 600 * SECOND,
            "foretold": 0,
            "sheet": WHOLLY_RIGHT,
            "network": "n",
            "device": "d",
            **values,
        }
    )


def sheet(**wrong: str) -> tuple[tuple[str, str], ...]:
    """Everything right but these: `sheet(q1="11")`."""
    return tuple(
        (question, wrong.get(f"q{question}", option)) for question, option in RIGHT.items()
    )


# Percentiles and runs


@given(st.lists(st.integers(0, 50), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(values, percent):
    found = at_rank(sorted(values), percent)
    enough = [
        value
        for value in values
        if 100 * sum(each <= value for each in values) >= percent * len(values)
    ]
    assert found == min(enough)


@given(st.sets(st.integers(0, 40)))
def test_runs_hold_every_value_once_without_a_gap_and_none_could_be_longer(values):
    found = runs(values)
    assert sorted(each for run in found for each in run) == sorted(values)
    for run in found:
        assert run == list(range(run[0], run[-1] + 1))
        assert run[0] - 1 not in values and run[-1] + 1 not in values


# Speed


def test_who_is_in_the_fastest_hundredth_and_took_a_quarter_of_the_median_is_marked():
    entries = [looked(number) for number in range(199)] + [looked(500, took=150 * SECOND)]
    (found,) = too_fast(entries, RIGHT)
    assert found.entries == (500,) and found.strength == SignStrength.STRONG
    assert found.figures == {
        "took": 150 * SECOND, "median": 600 * SECOND, "among": 200, "wrong": 0,
    }  # fmt: skip
    entries[-1] = entries[-1]._replace(took=150 * SECOND + 1)
    assert list(too_fast(entries, RIGHT)) == []


def test_whoever_is_fast_and_wrong_is_a_weaker_sign():
    entries = [looked(number) for number in range(199)]
    for wrong, strength in (({"q1": "11"}, 2), ({"q1": "11", "q2": "21"}, 1)):
        fast = looked(500, took=SECOND, sheet=sheet(**wrong))
        (found,) = too_fast([*entries, fast], RIGHT)
        assert found.strength == strength


def test_in_a_round_where_all_are_fast_and_in_a_small_one_nobody_is_marked():
    assert list(too_fast([looked(number, took=9) for number in range(300)], RIGHT)) == []
    assert list(too_fast([looked(1, took=9), *(looked(n) for n in range(2, 60))], RIGHT)) == []


@given(st.lists(st.integers(1, 10_000), min_size=100, max_size=300))
def test_never_more_than_a_hundredth_is_marked_but_for_equals(tooks):
    entries = [looked(number, took=took) for number, took in enumerate(tooks)]
    slowest = max((found.figures["took"] for found in too_fast(entries, RIGHT)), default=0)
    assert sum(took < slowest for took in tooks) * 100 < len(tooks)


# Series


def foretold(*values: int, minutes: float = 1, **more: Any) -> list[Looked]:
    return [
        looked(number, number * minutes, foretold=value * 100, **more)
        for number, value in enumerate(values, start=1)
    ]


@pytest.mark.parametrize("values", [(10, 11, 12, 13), (40, 30, 20, 10), (5, 905, 1805, 2705)])
def test_four_people_who_foretell_in_equal_steps_from_one_device_are_a_sign(values):
    (found,) = in_series(foretold(*values))
    assert found.entries == (1, 2, 3, 4) and found.strength == SignStrength.MEDIUM
    assert found.figures["step"] == (values[1] - values[0]) * 100
    assert found.figures["within"] == 180 * SECOND


def test_six_people_are_a_strong_sign_and_what_stands_around_is_left_out():
    (found,) = in_series(foretold(77, 500, 510, 520, 530, 540, 550, 12))
    assert found.entries == (2, 3, 4, 5, 6, 7) and found.strength == SignStrength.STRONG


def test_three_people_equal_guesses_long_waits_and_unknown_devices_are_none():
    assert list(in_series(foretold(10, 11, 12))) == []
    assert list(in_series(foretold(10, 10, 10, 10, 10))) == []
    assert list(in_series(foretold(10, 11, 12, 13, minutes=31))) == []
    assert list(in_series(foretold(10, 11, 12, 13, device=""))) == []


def test_one_person_who_may_enter_often_and_people_on_several_devices_are_none():
    assert list(in_series(foretold(10, 11, 12, 13, 14, 15, person=7))) == []
    entries = foretold(10, 11, 12, 13)
    apart = [entry._replace(device=str(entry.pk)) for entry in entries]
    assert list(in_series(apart)) == []


@given(st.lists(st.integers(0, 3), max_size=14))
def test_every_run_of_equal_steps_is_found_whole(values):
    found = {each.entries for each in in_series(foretold(*values))}
    expected = set()
    for first, last in product(range(len(values)), repeat=2):
        steps = {values[n + 1] - values[n] for n in range(first, last)}
        if last - first >= 3 and len(steps) == 1 and 0 not in steps:
            wider = [
                {values[n + 1] - values[n] for n in range(*around)}
                for around in ((first - 1, last), (first, last + 1))
                if around[0] >= 0 and around[1] < len(values)
            ]
            if steps not in wider:
                expected.add(tuple(range(first + 1, last + 2)))
    assert found == expected


# The same answers


def test_people_with_the_same_wrong_answers_against_all_odds_are_a_sign():
    pairs = list(combinations("1234", 2))
    others = [
        looked(number, sheet=sheet(**{f"q{first}": f"x{number}", f"q{second}": f"y{number}"}))
        for number in range(60)
        for first, second in [pairs[number % len(pairs)]]
    ]
    alike = [looked(100 + number, sheet=sheet(q1="11", q3="32")) for number in range(5)]
    (found,) = same_answers([*others, *alike], RIGHT)
    assert found.kind == SignKind.SAME_ANSWERS
    assert found.entries == (100, 101, 102, 103, 104)
    assert found.figures["people"] == 5 and found.figures["among"] == 65
    assert Fraction(found.figures["expected"]) < 1


def test_what_is_right_one_slip_alike_and_two_people_alike_are_none():
    entries = [looked(number) for number in range(50)]
    entries += [looked(100 + number, sheet=sheet(q2="21")) for number in range(20)]
    entries += [looked(200 + number, sheet=sheet(q2="21", q3="32")) for number in range(2)]
    assert list(same_answers(entries, RIGHT)) == []


def test_an_answer_that_most_take_for_right_is_none():
    """Everybody falls for the same two answers: that is the questions' doing."""
    entries = [looked(number, sheet=sheet(q2="21", q3="32")) for number in range(400)]
    assert list(same_answers(entries, RIGHT)) == []


def test_one_person_who_sends_the_same_again_and_again_is_one_person():
    others = [looked(n, sheet=sheet(q1=f"1{n}", q2=f"2{n}")) for n in range(30)]
    again = [looked(100 + n, person=9, sheet=sheet(q3="32", q4="41")) for n in range(9)]
    assert list(same_answers([*others, *again], RIGHT)) == []


def test_people_who_were_asked_other_questions_are_not_compared():
    entries = [
        looked(number, sheet=(("1", "11"), (str(number + 50), "x"), ("4", "41")))
        for number in range(30)
    ]
    assert list(same_answers(entries, RIGHT)) == []


@given(st.integers(1, 7), st.integers(0, 7), st.fractions(0, 1, max_denominator=9))
def test_the_odds_are_never_less_than_what_chance_brings_about(among, people, chance):
    """Against the exact sum over all who might or might not."""
    exact = Fraction(0)
    for who in product((True, False), repeat=among):
        if sum(who) >= people:
            exact += chance ** sum(who) * (1 - chance) ** (among - sum(who))
    assert odds_of(people, among, chance) >= exact


def test_the_odds_of_very_many_people_are_reckoned_with_fewer():
    few, many = odds_of(40, 5_000, Fraction(1, 900)), odds_of(4_000, 5_000, Fraction(1, 900))
    assert few == many


# Places


def test_a_device_of_many_people_is_a_weak_sign_and_never_a_strong_one():
    entries = [looked(n, device="one" if n < 12 else str(n)) for n in range(100)]
    (found,) = many_from_one(entries, SignKind.ONE_DEVICE)
    assert found.strength == SignStrength.WEAK and found.entries == tuple(range(12))
    entries = [looked(n, device="one" if n < 500 else str(n)) for n in range(600)]
    (found,) = many_from_one(entries, SignKind.ONE_DEVICE)
    assert found.strength == SignStrength.MEDIUM


def test_a_device_of_one_person_and_one_of_nine_and_unknown_ones_are_none():
    assert list(many_from_one([looked(n, person=1) for n in range(90)], SignKind.ONE_DEVICE)) == []
    assert list(many_from_one([looked(n) for n in range(9)], SignKind.ONE_DEVICE)) == []
    unknown = [looked(n, device="", network="") for n in range(900)]
    for kind in (SignKind.ONE_DEVICE, SignKind.ONE_NETWORK):
        assert list(many_from_one(unknown, kind)) == []


@given(st.lists(st.integers(0, 6), max_size=300))
def test_only_the_most_crowded_networks_are_marked(places):
    entries = [looked(number, network=str(place)) for number, place in enumerate(places)]
    people = Counter(places)
    for found in many_from_one(entries, SignKind.ONE_NETWORK):
        own = found.figures["people"]
        assert own >= 100
        assert sum(each > own for each in people.values()) * 100 <= len(people)
