"""How often one person may enter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.attempts.policy import Turns, is_once_a_round, next_slot
from contest.enums import AttemptPolicy
from contest.models import Rules

DAY = date(2031, 9, 2)


def rules(policy, limit=None):
    return Rules(attempt_policy=policy, attempt_limit=limit)


@pytest.mark.parametrize(
    ("policy", "turns", "slot"),
    [
        (AttemptPolicy.ONCE_EVER, Turns(), "ever"),
        (AttemptPolicy.ONCE_EVER, Turns(in_contest=1), None),
        (AttemptPolicy.ONCE_A_ROUND, Turns(in_contest=2), "r3"),
        (AttemptPolicy.ONCE_A_ROUND, Turns(in_contest=3, in_round=1), None),
        (AttemptPolicy.SOME_A_ROUND, Turns(in_contest=9), "r3-1"),
        (AttemptPolicy.SOME_A_ROUND, Turns(in_contest=9, in_round=1), "r3-2"),
        (AttemptPolicy.SOME_A_ROUND, Turns(in_contest=9, in_round=2), None),
        (AttemptPolicy.ONCE_A_DAY, Turns(in_contest=4, in_round=4), "d2031-09-02"),
        (AttemptPolicy.ONCE_A_DAY, Turns(in_contest=1, on_day=1), None),
        (AttemptPolicy.UNLIMITED, Turns(in_contest=999, in_round=700, on_day=80), "r3-701"),
    ],
)
def test_the_next_slot_is_what_the_policy_still_gives(policy, turns, slot):
    assert next_slot(rules(policy, limit=2), 3, DAY, turns) == slot


def test_several_times_without_a_limit_is_once():
    forgotten = rules(AttemptPolicy.SOME_A_ROUND)
    assert next_slot(forgotten, 1, DAY, Turns()) == "r1-1"
    assert next_slot(forgotten, 1, DAY, Turns(in_contest=1, in_round=1)) is None


@given(
    policies=st.lists(st.sampled_from(AttemptPolicy), min_size=1, max_size=12),
    steps=st.data(),
)
def test_no_slot_is_proposed_twice_even_if_the_policy_changes_meanwhile(policies, steps):
    taken: list[tuple[str, int, date]] = []
    round_number, day = 1, DAY
    for policy in policies:
        round_number += steps.draw(st.integers(0, 1))
        day += timedelta(days=steps.draw(st.integers(0, 1)))
        for _time in range(steps.draw(st.integers(1, 3))):
            turns = Turns(
                in_contest=len(taken),
                in_round=sum(number == round_number for _slot, number, _day in taken),
                on_day=sum(begun == day for _slot, _number, begun in taken),
            )
            slot = next_slot(rules(policy, limit=2), round_number, day, turns)
            if slot is not None:
                taken.append((slot, round_number, day))
    slots = [slot for slot, _number, _day in taken]
    assert len(slots) == len(set(slots))
    assert all(len(slot) <= 24 for slot in slots)


@pytest.mark.parametrize(
    ("policy", "limit", "is_once"),
    [
        (AttemptPolicy.ONCE_EVER, None, True),
        (AttemptPolicy.ONCE_A_ROUND, None, True),
        (AttemptPolicy.SOME_A_ROUND, 1, True),
        (AttemptPolicy.SOME_A_ROUND, 2, False),
        (AttemptPolicy.ONCE_A_DAY, None, False),
        (AttemptPolicy.UNLIMITED, None, False),
    ],
)
def test_a_round_knows_no_second_try_under_some_policies(policy, limit, is_once):
    assert is_once_a_round(rules(policy, limit)) is is_once
