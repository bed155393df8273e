"""Work that several requests do at once: what the database refuses to the later is begun again."""

from __future__ import annotations

from django.db import IntegrityError, connection

import pytest

from core.models import Heartbeat
from core.statements import MOST_TURNS, StillTakenError, begun_again, one_statement

pytestmark = pytest.mark.django_db

AT = "2020-01-01T00:00:00+00:00"


def beat(duty):
    return Heartbeat.objects.create(duty=duty, at=AT)


def duties():
    return set(Heartbeat.objects.values_list("duty", flat=True))


def test_what_is_refused_undoes_nothing_else():
    beat("first")
    with pytest.raises(IntegrityError), one_statement():
        beat("first")
    beat("second")
    assert duties() == {"first", "second"}


def test_work_that_meets_a_row_of_another_is_begun_again_from_its_beginning():
    beat("taken")
    asked = []

    @begun_again
    def work():
        asked.append(len(asked))
        beat("before")
        return beat("taken" if len(asked) == 1 else "free")

    assert work().duty == "free"
    assert asked == [0, 1]
    assert duties() == {"taken", "before", "free"}


def test_work_within_work_is_part_of_it(django_assert_num_queries):
    @begun_again
    def inner(duty):
        return beat(duty)

    @begun_again
    def outer():
        return [inner("one"), inner("two")]

    # One savepoint, since the test is within a transaction, and two rows.
    with django_assert_num_queries(4):
        outer()


def test_work_that_is_always_refused_says_so_in_the_end():
    beat("taken")
    turns = []

    @begun_again
    def work():
        turns.append(1)
        beat("taken")

    with pytest.raises(StillTakenError):
        work()
    assert len(turns) == MOST_TURNS
    assert connection.in_atomic_block


def test_other_faults_are_nobody_elses_row():
    turns = []

    @begun_again
    def work():
        turns.append(1)
        beat("kept by nobody")
        raise ValueError

    with pytest.raises(ValueError):
        work()
    assert turns == [1]
    assert duties() == set()
