"""What judges propose: the ranking without whom they passed over, and the reserves below."""

import pytest

from contest.enums import PassingCause, PrizeScope
from contest.judging.approving import send_back
from contest.judging.proposing import lift, mark_of, pass_over, propose
from contest.judging.refusals import (
    AlreadyDecidedError,
    ChangedMeanwhileError,
    NotCountedError,
    NothingNewError,
    NotInRankingError,
    ReasonNeededError,
)
from contest.models import AwardList, PassedOver
from demo.factories.units import UnitFactory
from tests.contest.judging.conftest import LATER, given


def people(game, codes):
    return [game.person(code=code) for code in codes]


def test_as_many_reserves_as_prizes_stand_below_the_winners(judged):
    game = judged(prizes=[("Nhất", 1), ("Nhì", 2)])
    game.fill(*people(game, "ABCDEFGH"))
    assert given(game.propose()) == [
        ("Nhất", "A"),
        ("Nhì", "B"),
        ("Nhì", "C"),
        ("-", "D"),
        ("-", "E"),
        ("-", "F"),
    ]


def test_who_is_passed_over_makes_room_for_the_next(judged):
    game = judged(prizes=[("Nhất", 1), ("Nhì", 1)])
    a, b, c, d, e = people(game, "ABCDE")
    game.fill(a, b, c, d, e)
    game.pass_over(a)
    assert given(game.ladder().awards()) == [("Nhất", "B"), ("Nhì", "C"), ("-", "D"), ("-", "E")]
    lift(PassedOver.objects.get(), game.judge, LATER)
    assert given(game.ladder().awards())[0] == ("Nhất", "A")
    assert PassedOver.objects.count() == 1
    with pytest.raises(AlreadyDecidedError):
        lift(PassedOver.objects.get(), game.judge, LATER)


def test_only_who_stands_in_the_list_can_be_passed_over_and_only_once(judged):
    game = judged(prizes=[("Nhất", 1)])
    a, b, c = people(game, "ABC")
    game.fill(a, b, c)
    for nobody in (c.pk, 10**15):
        with pytest.raises(NotInRankingError):
            pass_over(game.ladder(), nobody, PassingCause.OTHER, "", game.judge, LATER)
    game.pass_over(a)
    with pytest.raises(NotInRankingError):
        game.pass_over(a)


def test_a_list_is_proposed_once_and_another_only_with_a_reason(judged):
    game = judged(prizes=[("Nhất", 1)])
    a, *others = people(game, "ABC")
    game.fill(a, *others)
    game.propose()
    with pytest.raises(NothingNewError):
        game.propose(reason="Như cũ")
    game.pass_over(a)
    with pytest.raises(ReasonNeededError):
        game.propose(reason=" ")
    second = game.propose(reason="Một người từ chối.")
    assert (second.number, second.reason) == (2, "Một người từ chối.")


def test_what_was_sent_back_can_be_proposed_again_as_it_was(judged):
    game = judged(prizes=[("Nhất", 1)])
    game.fill(*people(game, "AB"))
    send_back(game.propose(), game.organiser, LATER, "Xem lại.")
    assert game.propose(reason="Đã xem lại, không đổi.").number == 2


def test_nothing_is_proposed_that_was_not_seen(judged):
    game = judged(prizes=[("Nhất", 1)])
    a, *others = people(game, "ABC")
    game.fill(a, *others)
    seen = mark_of(game.ladder())
    game.pass_over(a)
    with pytest.raises(ChangedMeanwhileError):
        propose(game.ladder(), game.judge, LATER, seen)
    assert not AwardList.objects.exists()


def test_nothing_is_proposed_before_every_round_it_rests_on_is_counted(judged):
    game = judged(prizes=[("Nhất", 1)], overall_prizes=[("Đặc biệt", 1)])
    second = game.another_round(2)
    game.fill(game.person())
    for ladder in (game.ladder(second), game.ladder(scope=PrizeScope.OVERALL)):
        with pytest.raises(NotCountedError):
            propose(ladder, game.judge, LATER, "")


def test_a_round_without_prizes_is_published_by_an_empty_list(judged):
    game = judged()
    game.fill(game.person())
    assert given(game.approve()) == []


def test_one_who_holds_an_approved_prize_wins_in_no_later_round(judged):
    game = judged(one_prize_a_person=True, prizes=[("Nhất", 1), ("Nhì", 1)])
    second = game.another_round(2)
    a, b, c, d = people(game, "ABCD")
    game.fill(a, b, c, d)
    game.approve()
    game.fill(b, c, d, in_round=second)
    # Before approval B would have had the better prize of the second round.
    assert given(game.ladder(second).awards())[:2] == [("Nhất", "C"), ("Nhì", "D")]
    assert given(game.ladder().awards())[:2] == [("Nhất", "A"), ("Nhì", "B")]


def test_before_approval_a_later_round_still_changes_an_earlier_one(judged):
    game = judged(one_prize_a_person=True, prizes=[("Nhất", 1), ("Nhì", 1)])
    second = game.another_round(2)
    a, b, c, d = people(game, "ABCD")
    game.fill(a, b, c, d)
    game.propose()
    game.fill(b, c, d, in_round=second)
    # B has the first prize of the second round, so that C moves up here.
    assert given(game.ladder().awards())[:2] == [("Nhất", "A"), ("Nhì", "C")]


def test_where_rules_let_one_win_often_approval_changes_nothing(judged):
    game = judged(one_prize_a_person=False, prizes=[("Nhất", 1)])
    second = game.another_round(2)
    a, b = people(game, "AB")
    game.fill(a, b)
    game.approve()
    game.fill(a, b, in_round=second)
    assert given(game.ladder(second).awards())[0] == ("Nhất", "A")


def test_a_winner_who_declines_after_approval_is_replaced_by_another_approved_list(judged):
    game = judged(one_prize_a_person=True, prizes=[("Nhất", 1)])
    a, b, c = people(game, "ABC")
    game.fill(a, b, c)
    first = game.approve()
    game.pass_over(a)
    assert game.ladder().in_force() == first
    second = game.approve(reason="Người đoạt giải từ chối.")
    assert given(second) == [("Nhất", "B"), ("-", "C")]
    assert game.ladder().in_force() == second
    assert given(first) == [("Nhất", "A"), ("-", "B")]


def test_the_whole_contest_has_reserves_and_people_passed_over(judged):
    game = judged(overall_prizes=[("Đặc biệt", 1)])
    a, b, c, d = people(game, "ABCD")
    game.fill(a, b, c, d)
    whole = game.ladder(scope=PrizeScope.OVERALL)
    assert given(whole.awards()) == [("Đặc biệt", "A"), ("-", "B")]
    game.pass_over(a, whole)
    assert given(whole.awards()) == [("Đặc biệt", "B"), ("-", "C")]
    assert [each.rank for each in whole.awards().given] == [2]


def test_units_win_by_their_people_and_can_be_passed_over(judged):
    game = judged(unit_prizes=[("Tập thể", 1)])
    first, second, third = (UnitFactory(name=name) for name in ("Xã Một", "Xã Hai", "Xã Ba"))
    game.fill(
        *(game.person(unit=unit) for unit in (first, second, second, third)), game.person(unit=None)
    )
    units = game.ladder(scope=PrizeScope.UNITS)
    assert given(units.awards()) == [("Tập thể", "Xã Hai"), ("-", "Xã Một")]
    game.pass_over(second, units)
    assert given(game.approve(units)) == [("Tập thể", "Xã Một"), ("-", "Xã Ba")]
