"""An attempt becomes an entry, once."""

from datetime import timedelta
from decimal import Decimal

from django.utils import translation

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest.attempts import receipts
from contest.attempts.starting import start
from contest.attempts.submitting import PREDICTION, InvalidEntryError, submit
from contest.counting import count
from contest.enums import Flag, PredictionTarget
from contest.models import Entry
from demo.factories.contest import PersonFactory, RoundFactory, RulesFactory, answers, at

pytestmark = pytest.mark.django_db

OPENS, CLOSES = at("2031-09-01 10:00"), at("2031-09-08 09:00")
MONDAY = at("2031-09-01 12:00")
A_MOMENT = timedelta(microseconds=1)


def begun(moment=MONDAY, flags=(), **of_rules):
    """An attempt in a round from Monday to Monday."""
    rules = RulesFactory(**of_rules)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    return start(asked, rules, PersonFactory(contest=rules.contest), moment, flags=flags)


def errors(attempt, sent=None, prediction=Decimal(100)):
    with pytest.raises(InvalidEntryError) as caught:
        submit(attempt, answers(attempt) if sent is None else sent, prediction, MONDAY)
    assert not Entry.objects.exists()
    return caught.value.errors


def test_an_entry_keeps_what_was_sent_and_when():
    attempt = begun()
    sent = answers(attempt, right=1)
    entry = submit(attempt, sent, Decimal(1400), MONDAY + timedelta(minutes=7))
    entry.refresh_from_db()
    assert entry.answers == sent
    assert entry.prediction == 1400
    assert entry.started_at == MONDAY
    assert entry.submitted_at == MONDAY + timedelta(minutes=7)
    assert (entry.round, entry.person) == (attempt.round, attempt.person)
    assert not entry.is_late


def test_a_clock_that_was_set_back_makes_nobody_quicker_than_nothing():
    attempt = begun(tie_clock="duration")
    entry = submit(attempt, answers(attempt), Decimal(1), MONDAY - timedelta(seconds=30))
    assert entry.submitted_at == entry.started_at == MONDAY
    result = count(attempt.round, CLOSES + timedelta(minutes=1))
    assert result.standings.get().clock == 0


def test_sending_again_gives_the_same_receipt_whatever_is_sent():
    attempt = begun()
    first = submit(attempt, answers(attempt), Decimal(1), MONDAY)
    again = submit(attempt, {}, Decimal("NaN"), MONDAY + timedelta(hours=1))
    assert again == first
    assert again.receipt == first.receipt
    assert again.prediction == 1


def test_sending_again_after_the_close_gives_the_receipt_and_is_not_late():
    attempt = begun(CLOSES - A_MOMENT)
    first = submit(attempt, answers(attempt), Decimal(1), CLOSES - A_MOMENT)
    again = submit(attempt, answers(attempt), Decimal(1), CLOSES + timedelta(days=30))
    assert again.receipt == first.receipt
    assert not again.is_late


@pytest.mark.parametrize(
    ("taken", "is_late"),
    [
        (timedelta(minutes=20), False),
        (timedelta(minutes=20, seconds=30) - A_MOMENT, False),
        (timedelta(minutes=20, seconds=30), True),
    ],
)
def test_what_comes_after_the_time_and_its_grace_is_kept_and_marked_late(taken, is_late):
    attempt = begun(minutes=20, grace_seconds=30)
    assert submit(attempt, answers(attempt), Decimal(1), MONDAY + taken).is_late is is_late


@pytest.mark.parametrize(("moment", "is_late"), [(CLOSES - A_MOMENT, False), (CLOSES, True)])
def test_from_the_close_on_no_grace_helps(moment, is_late):
    attempt = begun(CLOSES - timedelta(minutes=5), minutes=20, grace_seconds=600)
    assert submit(attempt, answers(attempt), Decimal(1), moment).is_late is is_late


@pytest.mark.parametrize(("moment", "is_late"), [(CLOSES - A_MOMENT, False), (CLOSES, True)])
def test_without_a_limit_of_time_only_the_close_is_late(moment, is_late):
    attempt = begun()
    assert submit(attempt, answers(attempt), Decimal(1), moment).is_late is is_late


def test_a_round_that_was_given_more_time_takes_entries_until_its_new_close():
    attempt = begun()
    later = CLOSES + timedelta(hours=3)
    type(attempt.round).objects.filter(pk=attempt.round_id).update(closes_at=later)
    attempt.refresh_from_db()
    assert not submit(attempt, answers(attempt), Decimal(1), CLOSES).is_late


def test_each_question_without_an_answer_is_named():
    attempt = begun()
    sent = answers(attempt)
    second = str(attempt.draw[1][0])
    del sent[second]
    assert errors(attempt, sent) == {second: "Câu 2: chưa chọn phương án nào."}
    assert errors(attempt, {**sent, second: ""}) == {second: "Câu 2: chưa chọn phương án nào."}


def test_an_option_of_another_question_is_no_answer():
    attempt = begun()
    sent = answers(attempt)
    first, second = (str(question_id) for question_id, _options in attempt.draw)
    assert errors(attempt, {**sent, first: sent[second]}) == {
        first: "Câu 1: chọn một trong các phương án đang hiện."
    }
    for forged in ("0", "-1", f"0{sent[first]}", f" {sent[first]}", "x", "9" * 99, "\x00"):
        assert list(errors(attempt, {**sent, first: forged})) == [first]


def test_answers_to_questions_that_were_not_asked_are_not_kept():
    attempt = begun()
    sent = answers(attempt)
    entry = submit(attempt, {**sent, "0": "1", "x": "y"}, Decimal(1), MONDAY)
    assert entry.answers == sent


def test_all_faults_are_named_at_once_in_the_readers_language():
    attempt = begun()
    with translation.override("en"):
        found = errors(attempt, {}, Decimal(-1))
    first, second = (str(question_id) for question_id, _options in attempt.draw)
    assert found == {
        first: "Question 1: no answer chosen.",
        second: "Question 2: no answer chosen.",
        PREDICTION: "Prediction: write a whole number from 0 up, digits alone, for example 1400.",
    }


@pytest.mark.parametrize(
    "prediction", ["-1", "0.5", "NaN", "sNaN", "Infinity", "1000000000", "1E+40"]
)
def test_a_number_of_people_is_whole_and_possible(prediction):
    assert list(errors(begun(), prediction=Decimal(prediction))) == [PREDICTION]


@pytest.mark.parametrize("prediction", ["-0.01", "100.01", "12.345", "NaN"])
def test_a_percentage_lies_between_0_and_100(prediction):
    attempt = begun(prediction_target=PredictionTarget.PERCENT)
    assert list(errors(attempt, prediction=Decimal(prediction))) == [PREDICTION]


@pytest.mark.parametrize("prediction", ["0", "12.5", "99.99", "100"])
def test_a_percentage_is_kept_to_two_decimals(prediction):
    attempt = begun(prediction_target=PredictionTarget.PERCENT)
    entry = submit(attempt, answers(attempt), Decimal(prediction), MONDAY)
    assert Entry.objects.get(pk=entry.pk).prediction == Decimal(prediction)


def test_a_zero_with_a_minus_is_a_zero():
    attempt = begun()
    assert str(submit(attempt, answers(attempt), Decimal("-0"), MONDAY).prediction) == "0"


def test_flags_of_the_start_and_of_the_sending_are_kept_together():
    attempt = begun(flags=[Flag.TRAP, Flag.MANY_FROM_NETWORK])
    entry = submit(attempt, answers(attempt), Decimal(1), MONDAY, flags=[Flag.TOO_FAST, Flag.TRAP])
    entry.refresh_from_db()
    assert entry.flags == ["trap", "many_from_network", "too_fast"]


@pytest.fixture
def attempt():
    return begun()


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sent=st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=4),
    prediction=st.decimals(),
    values=st.lists(st.text(max_size=12), min_size=2, max_size=2),
)
def test_no_forged_form_becomes_an_entry(attempt, sent, prediction, values):
    fields = [str(question_id) for question_id, _options in attempt.draw]
    with pytest.raises(InvalidEntryError):
        submit(attempt, {**sent, **dict(zip(fields, values, strict=True))}, prediction, MONDAY)


def test_sending_costs_few_queries(django_assert_max_num_queries):
    attempt = begun(question_count=10, minutes=20)
    sent = answers(attempt)
    # Beside the row itself a savepoint, since the test is within a transaction.
    with django_assert_max_num_queries(3):
        submit(attempt, sent, Decimal(1), MONDAY)


def test_receipts_have_letters_that_nobody_mistakes():
    codes = {receipts.new() for _time in range(2000)}
    assert len(codes) == 2000
    assert {len(code) for code in codes} == {12}
    assert not set("".join(codes)) & set("01OI")
    assert receipts.shown("7KQM2XWA9FTC") == "7KQM-2XWA-9FTC"
