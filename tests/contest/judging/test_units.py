"""The ranking of units."""

from datetime import date, timedelta

from django.utils import timezone

from contest.counting.prizes import unit_awards
from contest.counting.teams import ranking
from demo.factories.units import UnitFactory
from tests.contest.counting.conftest import void


def ranked(game):
    return [(row["name"], row["people"]) for row in ranking(game.contest)]


def test_people_count_once_however_many_rounds_they_take(judged):
    game = judged()
    second = game.another_round(2)
    eager, many = UnitFactory(name="Xã Chăm"), UnitFactory(name="Xã Đông")
    again = game.person(unit=eager)
    game.fill(again, game.person(unit=many), game.person(unit=many))
    game.fill(again, in_round=second)
    assert ranked(game) == [("Xã Đông", 2), ("Xã Chăm", 1)]


def test_among_equals_right_answers_then_time_then_the_smallest_number_decide(judged):
    game = judged()
    right, quick, slow, first, last = (UnitFactory(name=name) for name in "ABCDE")
    game.entry(game.person(unit=last), right=1, after=60)
    game.entry(game.person(unit=slow), right=1, after=90)
    game.entry(game.person(unit=right), right=2, after=900)
    game.entry(game.person(unit=quick), right=1, after=30)
    game.entry(game.person(unit=first), right=1, after=60)
    game.count()
    # D and E sent at the same moment; E's entry has the smaller number.
    assert [name for name, _people in ranked(game)] == ["A", "B", "E", "D", "C"]


def test_a_voided_question_is_right_for_all_of_a_unit_who_drew_it(judged):
    game = judged()
    drew_it, others = UnitFactory(name="Xã Rút"), UnitFactory(name="Xã Khác")
    game.entry(game.person(unit=others), drawn=(1, 2), after=60)
    game.entry(game.person(unit=drew_it), drawn=(0, 1), after=30)
    void(game.round)
    game.count()
    assert [(row["name"], row["right_answers"]) for row in ranking(game.contest)] == [
        ("Xã Rút", 2),
        ("Xã Khác", 2),
    ]


def test_the_newest_count_decides_and_who_names_no_unit_helps_none(judged):
    game = judged()
    unit = UnitFactory(name="Xã Một")
    game.fill(game.person(unit=unit), game.person(unit=None))
    game.count(reason="Tính lại.")
    assert ranked(game) == [("Xã Một", 1)]


def test_people_of_merged_units_count_for_the_unit_that_carries_them_on(judged):
    merged = date(2021, 9, 3)
    new, other = UnitFactory(name="Xã Mới", valid_from=merged), UnitFactory(name="Xã Khác")
    old = UnitFactory.former(new, until=merged, name="Xã Cũ")
    divided = UnitFactory.former(new, other, until=merged, name="Xã Chia")
    game = judged(unit_prizes=[("Tập thể", 1)])
    named = (old, old, new, new, other, other, other, divided)
    game.fill(*[game.person(unit=unit) for unit in named])
    assert ranked(game) == [("Xã Mới", 4), ("Xã Khác", 3)]
    awards = unit_awards(game.contest, game.rules).given
    assert [each.unit_id for each in awards] == [new.pk]


def test_units_that_merge_after_the_last_close_are_ranked_as_they_were(judged):
    game = judged()
    day = timezone.localdate(game.round.closes_at) + timedelta(days=1)
    old = UnitFactory.former(UnitFactory(valid_from=day), until=day, name="Xã Cũ")
    game.fill(game.person(unit=old))
    assert ranked(game) == [("Xã Cũ", 1)]


def test_nothing_is_ranked_before_a_round_is_counted(judged):
    assert ranked(judged()) == []
