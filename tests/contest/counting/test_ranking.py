"""The order of a round."""

from datetime import timedelta
from decimal import Decimal

from tests.contest.counting.conftest import ranked, void


def test_right_answers_then_distance_then_the_instant_then_the_number_of_the_entry(played):
    # Three have everything right, which is what was to be foretold.
    game = played()
    near_but_wrong = game.entry(right=2, prediction=3, after=1)
    further = game.entry(prediction=5, after=1)
    later = game.entry(prediction=2, after=90)
    above = game.entry(prediction=4, after=80)
    result = game.count()
    assert result.actual == 3
    assert ranked(result) == [above, later, further, near_but_wrong]
    assert [standing.rank for standing in result.standings.order_by("rank")] == [1, 2, 3, 4]


def test_entries_equal_in_everything_stand_by_their_numbers(played):
    game = played()
    entries = [game.entry(prediction=7, after=60) for _ in range(5)]
    assert ranked(game.count()) == entries


def test_a_microsecond_decides(played):
    game = played()
    later = game.entry(submitted_at=game.round.opens_at + timedelta(seconds=60, microseconds=2))
    earlier = game.entry(submitted_at=game.round.opens_at + timedelta(seconds=60, microseconds=1))
    result = game.count()
    assert ranked(result) == [earlier, later]
    assert [standing.clock for standing in result.standings.order_by("rank")] == [
        60_000_001,
        60_000_002,
    ]


def test_the_last_microsecond_of_a_second_is_not_the_next_second(played):
    game = played()
    sent = game.round.opens_at + timedelta(days=3, seconds=59, microseconds=999_999)
    game.entry(submitted_at=sent)
    assert game.count().standings.get().clock == (3 * 86_400 + 60) * 1_000_000 - 1


def test_the_time_taken_decides_where_the_rules_say_so(played):
    game = played(tie_clock="duration")
    slow, quick = game.entry(after=60, took=50), game.entry(after=600, took=20)
    result = game.count()
    assert ranked(result) == [quick, slow]
    assert result.standings.get(rank=1).clock == 20_000_000


def test_equal_distances_on_both_sides_of_a_percentage_are_equal(played):
    # Of three, one: 33.33 %. Binary fractions would make one of the distances smaller.
    game = played(prediction_target="percent")
    above = game.entry(right=3, prediction=Decimal("33.63"), after=50)
    game.entry(right=2, prediction=0, after=1)
    game.entry(right=1, prediction=0, after=1)
    result = game.count()
    assert result.standings.get(entry=above).distance == Decimal("0.30")

    game = played(prediction_target="percent")
    game.entry(right=3, prediction=0, after=1)
    above = game.entry(right=2, prediction=Decimal("33.63"), after=60)
    below = game.entry(right=2, prediction=Decimal("33.03"), after=50)
    result = game.count()
    assert ranked(result)[1:] == [below, above]
    assert {each.distance for each in result.standings.exclude(rank=1)} == {Decimal("0.30")}


def test_a_round_without_entries_has_a_result_without_places(played):
    result = played(prediction_target="percent").count()
    assert (result.participants, result.fully_right, result.actual) == (0, 0, 0)
    assert not result.standings.exists()


def test_who_drew_a_question_that_was_voided_stands_beside_those_who_drew_others(played):
    game = played()
    void(game.round)
    # Two answer everything right that is still asked: one question, or two.
    drew_it = game.entry(drawn=(0, 1), right=2, prediction=2, after=10)
    others = game.entry(drawn=(1, 2), right=2, prediction=2, after=20)
    one_wrong = game.entry(drawn=(1, 2), right=1, prediction=2, after=5)
    result = game.count()
    assert ranked(result) == [drew_it, others, one_wrong]
    assert result.fully_right == 2
    assert [(each.right, each.voided) for each in result.standings.order_by("rank")] == [
        (1, 1),
        (2, 0),
        (1, 0),
    ]


def test_a_voided_question_lowers_nobody_against_those_who_were_not_asked_it(played):
    game = played()
    knew_it = game.entry(drawn=(0, 1), right=2, prediction=9)
    did_not = game.entry(drawn=(0, 1), right=0, prediction=9)
    half = game.entry(drawn=(1, 2), right=1, prediction=9)
    assert ranked(game.count()) == [knew_it, half, did_not]
    void(game.round)
    # These two have one of two each; the smaller number decides.
    assert ranked(game.count("Đáp án sai.")) == [knew_it, did_not, half]
