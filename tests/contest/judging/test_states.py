"""Where a ladder stands: a recount, somebody passed over or another approval makes its list outdated."""

from contest.enums import PrizeScope
from contest.judging.approving import send_back
from contest.judging.ladders import ladders
from contest.judging.states import (
    LadderState,
    ListState,
    is_outdated,
    state_of_ladder,
    state_of_list,
)
from tests.contest.counting.conftest import CLOSED, OPENED
from tests.contest.judging.conftest import LATER


def test_a_ladder_goes_from_the_count_to_the_public_page(judged):
    game = judged(prizes=[("Nhất", 1)])
    assert state_of_ladder(game.ladder()) == LadderState.NOT_COUNTED
    game.fill(*(game.person() for _ in range(3)))
    assert state_of_ladder(game.ladder()) == LadderState.COUNTED
    first = game.propose()
    assert state_of_ladder(game.ladder()) == LadderState.PROPOSED
    first = send_back(first, game.organiser, LATER, "Xem lại.")
    assert state_of_ladder(game.ladder()) == LadderState.RETURNED
    second = game.approve(reason="Đã xem lại.")
    assert state_of_ladder(game.ladder()) == LadderState.APPROVED
    assert [state_of_list(each) for each in (first, second)] == [
        ListState.RETURNED,
        ListState.APPROVED,
    ]


def test_a_recount_makes_lists_outdated_and_the_old_one_stays_on_record(judged):
    game = judged(prizes=[("Nhất", 1)])
    game.fill(game.person(), game.person())
    first = game.approve()
    game.count(reason="Đáp án câu 1 sai.")
    assert state_of_ladder(game.ladder()) == LadderState.OUTDATED
    assert game.ladder().in_force() == first
    second = game.approve(reason="Sau khi tính lại.")
    assert state_of_list(first) == ListState.SUPERSEDED
    assert state_of_list(second) == ListState.APPROVED
    assert state_of_ladder(game.ladder()) == LadderState.APPROVED


def test_approving_one_round_makes_the_proposal_of_another_outdated_where_it_changes_it(judged):
    game = judged(one_prize_a_person=True, prizes=[("Nhất", 1), ("Nhì", 1)])
    second = game.another_round(2)
    a, b, c, d = (game.person(code=code) for code in "ABCD")
    game.fill(a, b, c, d)
    first = game.propose()
    game.fill(b, a, c, in_round=second)
    assert is_outdated(first)
    waiting = game.propose(game.ladder(second))
    assert not is_outdated(waiting)
    game.pass_over(a)
    game.approve(reason="Một người từ chối.")
    # A, who is passed over in the first round, was not to win in the second before.
    assert is_outdated(waiting)


def test_the_whole_contest_is_outdated_with_any_of_its_rounds(judged):
    game = judged(overall_prizes=[("Đặc biệt", 1)])
    second = game.another_round(2)
    person = game.person()
    game.fill(person)
    game.fill(person, in_round=second)
    whole = game.ladder(scope=PrizeScope.OVERALL)
    approved = game.approve(whole)
    assert not is_outdated(approved)
    game.count(reason="Đáp án câu 1 sai.", in_round=second)
    assert is_outdated(approved)


def test_there_is_no_ladder_before_its_rounds_have_closed(judged):
    game = judged(prizes=[("Nhất", 1)], overall_prizes=[("Đặc biệt", 1)], unit_prizes=[("Xã", 1)])
    second = game.another_round(2)

    def there_are(at):
        return [each.key for each in ladders(game.contest, at)]

    assert there_are(OPENED) == []
    assert there_are(CLOSED) == [("round", game.round.pk)]
    assert there_are(second.closes_at) == [
        ("round", game.round.pk),
        ("round", second.pk),
        ("overall", game.contest.pk),
        ("units", game.contest.pk),
    ]
