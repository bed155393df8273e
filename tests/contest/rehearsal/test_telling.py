"""What a rehearsal makes of what it finds: checks that fail are told first, and end it with 1."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.utils import translation

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from contest.rehearsal import play
from contest.rehearsal.entrants import Sent, entrants
from contest.rehearsal.officials import RefusedActError
from contest.rehearsal.options import MOST_ROUNDS, Options
from contest.rehearsal.practice import QUESTIONS_A_ROUND, sums
from contest.rehearsal.record import Record
from contest.rehearsal.report import report
from contest.rehearsal.timetable import timetable

TODAY = date(2031, 12, 1)


def chance_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same people for the same number


def a_record() -> Record:
    record = Record(lambda said: None)
    record.chapter("Preparing")
    return record


@pytest.fixture
def rehearsal(settings, monkeypatch, db, capsys):
    """Plays `acts` in place of the real ones, and gives the code and the report."""
    settings.CONTEST_ASKS_ITS_PROCESS = True

    def started(acts):
        monkeypatch.setattr(
            play, "_acts", lambda _options, _days, _clock, record, _bar: acts(record)
        )
        with translation.override("en"):
            code = play.play(Options(language="en"))
        return code, capsys.readouterr().out

    return started


def test_one_check_that_fails_is_told_at_the_head_and_ends_it_with_1(rehearsal):
    def acts(record):
        record.expect("Receipts", 5, 5)
        record.expect("Entries | of them", 5, 4)

    code, said = rehearsal(acts)
    assert code == 1
    assert said.splitlines()[2] == "**1 of 2 checks did not come out as expected:**"
    assert said.count("| Entries \\| of them | 5 | 4 | ✗ **not as expected** |") == 2


def test_an_act_that_the_site_refuses_ends_it_with_1_and_a_report(rehearsal):
    def acts(record):
        record.tell("Organiser", "drafted the rules")
        raise RefusedActError("Judge: /admin/…: 422 Give the reason.")

    code, said = rehearsal(acts)
    assert code == 1
    assert "**Organiser** drafted the rules." in said
    assert (
        "| The rehearsal comes to its end | yes | Judge: /admin/…: 422 Give the reason. |" in said
    )


def test_all_that_holds_ends_it_with_0(rehearsal):
    code, said = rehearsal(lambda record: record.expect_that("It holds", True))
    assert (code, said.splitlines()[2]) == (0, "**All 1 checks came out as expected.**")


@pytest.mark.django_db
def test_what_must_be_so_and_what_must_not_be_there_can_fail():
    record = a_record()
    record.expect_that("so", False)
    record.expect_none("nothing", ["something", 7])
    record.expect_none("nothing else", [])
    assert [check.found for check in record.failed] == ["không", "something, 7"]
    assert "something, 7" in report(Options(), record, seconds=1)


@time_machine.travel(TODAY)
@given(rounds=st.integers(1, MOST_ROUNDS), days=st.integers(0, 6))
def test_all_days_of_a_rehearsal_are_past_and_rounds_never_overlap(rounds, days):
    today = TODAY + timedelta(days=days)
    made = timetable(rounds, today)
    assert made.begins < made.rounds[0][0]
    assert made.erasure.date() < today
    assert len(made.rounds) == rounds
    for opens, closes in made.rounds:
        assert opens < closes and opens.weekday() == 0
    for (_opens, closes), (opens, _closes) in zip(made.rounds, made.rounds[1:], strict=False):
        assert closes <= opens


def test_the_same_seed_gives_the_same_people_and_questions_and_another_gives_others():
    def of(seed):
        chance = chance_of(seed)
        return sums(2, chance), entrants(30, chance, TODAY, [1, 2], [3])

    assert of(5) == of(5)
    assert of(5) != of(6)
    assert len({each.phone for each in of(5)[1]}) == 30


def test_exactly_one_key_of_the_file_is_wrong_and_people_who_know_it_are_wrong_by_it():
    for rounds in (1, 3):
        questions = sums(rounds, chance_of(1))
        (wrong,) = [each for each in questions if each.is_wrong]
        assert len(questions) == rounds * QUESTIONS_A_ROUND
        (knows,) = entrants(1, chance_of(1), TODAY, [1], [1])
        told = {each.wording: each.truth for each in questions if each.round == wrong.round}
        sent = Sent(knows, wrong.round, "R", told, timetable(1, TODAY).begins)
        assert not sent.is_right(questions)
        assert sent.is_right(questions, frozenset({wrong.wording}))
