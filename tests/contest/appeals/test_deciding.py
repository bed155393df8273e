"""Appeals are decided once, by somebody who had no part in what they are against, and what they led to is kept."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, connection, transaction

import pytest

from contest.appeals.deciding import may_decide, take_on
from contest.appeals.refusals import (
    AlreadyDecidedError,
    AlreadyTakenError,
    HadAPartError,
    NotDoneError,
    ReasonNeededError,
    RemedyNeededError,
)
from contest.audit import checking
from contest.bank.voiding import void
from contest.counting import recount
from contest.counting.annulling import annul, lift
from contest.enums import AppealState, Flag, PrizeScope, Remedy, SignDecision, SignKind, Verdict
from contest.models import Appeal, AuditReason, Sign
from contest.secretariat.erasing import erase
from contest.signs.deciding import decide as clear
from contest.signs.searching import search
from core.models import ContentChange
from demo.factories.users import UserFactory
from tests.contest.appeals.conftest import HOUR
from tests.contest.judging.conftest import LATER
from users.enums import Role

UPHELD = Verdict.UPHELD


@pytest.fixture
def game(appealed):
    return appealed()


def test_an_appeal_is_taken_on_once_and_then_decided_once(game):
    appeal = take_on(game.file(), game.other, LATER + HOUR)
    assert appeal.state == AppealState.TAKEN
    with pytest.raises(AlreadyTakenError):
        take_on(appeal, game.organiser, LATER + HOUR)
    appeal = game.decide(appeal)
    assert (appeal.state, appeal.verdict, appeal.remedy) == ("decided", "rejected", "")
    for act in (lambda: game.decide(appeal), lambda: take_on(appeal, game.other, LATER)):
        with pytest.raises(AlreadyDecidedError):
            act()
    assert not Appeal.objects.undecided().exists()


def test_a_decision_says_that_content_changed(game):
    appeal = game.file()
    version = ContentChange.version()
    game.decide(appeal)
    assert ContentChange.version() != version


def test_a_decision_has_its_reason_and_an_upheld_one_its_remedy(game):
    appeal = game.file()
    with pytest.raises(ReasonNeededError):
        game.decide(appeal, reason="  ")
    with pytest.raises(RemedyNeededError):
        game.decide(appeal, UPHELD)
    decided = game.decide(appeal, UPHELD, remedy=Remedy.NOTHING, reason="Đã sửa tên đơn vị.")
    assert (decided.remedy, decided.before, decided.after) == ("nothing", None, None)


def test_whoever_proposed_or_approved_does_not_decide(game):
    appeal = game.file()
    for user in (game.judge, game.organiser):
        assert not may_decide(appeal, user)
        with pytest.raises(HadAPartError):
            game.decide(appeal, by=user)
    assert may_decide(appeal, game.other)


def test_of_two_judges_the_one_who_looked_at_signs_of_others_decides(appealed):
    game = appealed(is_published=False)
    marked = [game.person(code=code) for code in ("PERSOND", "PERSONE")]
    for person, after in zip(marked, (30, 300), strict=True):
        game.entry(person, after=after, flags=[Flag.NAMED_LIKE_BARRED])
    game.count("Thêm hai bài.")
    search(game.round, LATER)
    winner, another = (Sign.objects.get(entries__person=person) for person in marked)
    clear(winner, SignDecision.NOTHING_WRONG, "Khác.", game.judge, LATER - HOUR)
    clear(another, SignDecision.NOTHING_WRONG, "Khác.", game.other, LATER - HOUR)
    game.approve()
    appeal = game.file()
    assert not may_decide(appeal, game.judge)
    assert game.decide(appeal, by=game.other).decided_by == game.other


@pytest.mark.parametrize("is_decided_anew", [False, True])
def test_whoever_decided_that_the_winner_is_nobody_barred_does_not_decide(
    appealed, is_decided_anew
):
    game = appealed(is_published=False)
    game.entry(game.person(code="PERSOND"), after=30, flags=[Flag.NAMED_LIKE_BARRED])
    game.count("Thêm một bài.")
    search(game.round, LATER)
    sign = Sign.objects.get(kind=SignKind.LIKE_BARRED)
    clear(sign, SignDecision.NOTHING_WRONG, "Khác.", game.other, LATER - HOUR)
    if is_decided_anew:
        clear(sign, SignDecision.LOOK_AGAIN, "Xem lại.", game.judge, LATER - HOUR)
        clear(sign, SignDecision.NOTHING_WRONG, "Đã xem.", game.judge, LATER - HOUR)
    game.approve()
    assert not may_decide(game.file(), game.other)


def test_whoever_passed_somebody_over_on_the_way_does_not_decide(appealed):
    game = appealed(is_published=False)
    game.pass_over(game.person_of("PERSONA"), by=game.other)
    game.approve()
    with pytest.raises(HadAPartError):
        game.decide(game.file())


def voided(game, by, when):
    question = game.round.round_questions.first().question
    void(game.round, question, by, when, "Đáp án sai.", "The key was wrong.")


def counted(game, by, when):
    recount(game.round, when, by, "Đối chiếu lại.")


def annulled_another(game, by, when):
    annul(game.entry_of("C"), by, when, "Thi hộ.")
    recount(game.round, when, None, "Hủy một bài thi hộ.")


@pytest.mark.parametrize("act", [voided, counted, annulled_another])
def test_nobody_decides_on_a_case_about_their_own_act(appealed, act):
    game, third = appealed(is_published=False), UserFactory(groups=[Role.JUDGE])
    act(game, game.other, LATER - HOUR)
    game.approve()
    appeal = game.file()
    # Not even where the list does not say so.
    appeal.awards.parts.all().delete()
    assert not may_decide(appeal, game.other)
    with pytest.raises(HadAPartError):
        game.decide(appeal)
    assert game.decide(appeal, by=third).decided_by == third


@pytest.mark.parametrize("act", [voided, counted])
def test_what_is_done_because_of_an_appeal_keeps_nobody_from_deciding_on_it(game, act):
    appeal = game.file()
    act(game, game.other, LATER + HOUR)
    assert may_decide(appeal, game.other)


def test_whoever_acted_between_the_list_and_the_appeal_does_not_decide(game):
    voided(game, game.other, LATER + HOUR)
    appeal = game.file(at=LATER + 2 * HOUR)
    assert not may_decide(appeal, game.other)


def test_whoever_annulled_the_entry_before_does_not_decide_on_it(game):
    annulment = annul(game.entry_of(), game.other, LATER - HOUR, "Nộp hộ.")
    appeal = game.file(at=LATER + HOUR)
    assert not may_decide(appeal, game.other)
    third = UserFactory(groups=[Role.JUDGE])
    lift(annulment, third, LATER + 2 * HOUR, "Nhầm bài.")
    recount(game.round, LATER + 2 * HOUR, third, "Nhầm bài.")
    assert game.decide(appeal, UPHELD, by=third, remedy=Remedy.LIFTED).after.number == 2


def test_a_list_whose_proposer_is_gone_can_still_be_appealed_against(game):
    appeal = game.file()
    game.judge.delete()
    game.organiser.delete()
    appeal.refresh_from_db()
    assert game.decide(Appeal.objects.get()).decided_by == game.other


def test_what_is_named_as_done_must_have_been_done_since_the_appeal_came(game):
    old = annul(game.entry_of("C"), game.judge, LATER - HOUR, "Trước khiếu nại.")
    appeal = game.file()
    for remedy in (Remedy.ANNULLED, Remedy.LIFTED, Remedy.VOIDED):
        with pytest.raises(NotDoneError):
            game.decide(appeal, UPHELD, remedy=remedy)
    lift(old, game.judge, LATER + HOUR, "Nhầm.")
    with pytest.raises(NotDoneError, match="Tính lại"):
        game.decide(appeal, UPHELD, remedy=Remedy.LIFTED)
    recount(game.round, LATER + HOUR, game.judge, "Nhầm.")
    decided = game.decide(appeal, UPHELD, remedy=Remedy.LIFTED)
    assert (decided.before.number, decided.after.number) == (1, 2)


def test_a_voided_question_leaves_both_counts_with_the_appeal(game):
    appeal = game.file()
    question = game.round.round_questions.first().question
    void(game.round, question, game.judge, LATER + HOUR, "Đáp án sai.", "The key was wrong.")
    decided = game.decide(appeal, UPHELD, remedy=Remedy.VOIDED)
    assert (decided.before.number, decided.after.number) == (1, 2)
    assert decided.after.reason == "Đáp án sai."


def test_annulling_somebody_else_is_a_remedy(game):
    appeal = game.file()
    annul(game.entry_of("A"), game.judge, LATER + HOUR, "Không thuộc diện dự thi.")
    recount(game.round, LATER + HOUR, game.judge, "Không thuộc diện dự thi.")
    decided = game.decide(appeal, UPHELD, remedy=Remedy.ANNULLED)
    assert decided.after.participants == decided.before.participants - 1


def test_a_count_of_another_cause_before_the_appeal_is_not_its_own(game):
    game.count(reason="Chuyện khác.")
    appeal = game.file(at=LATER + HOUR)
    annul(game.entry_of("A"), game.judge, LATER + 2 * HOUR, "Không thuộc diện dự thi.")
    with pytest.raises(NotDoneError):
        game.decide(appeal, UPHELD, remedy=Remedy.ANNULLED)


def test_an_appeal_against_the_whole_contest_knows_the_round_that_was_counted_again(appealed):
    game = appealed(overall_prizes=[("Giải Đặc biệt", 1)])
    game.approve(game.ladder(scope=PrizeScope.OVERALL))
    appeal = game.file(scope=PrizeScope.OVERALL)
    question = game.round.round_questions.first().question
    void(game.round, question, game.judge, LATER + HOUR, "Đáp án sai.", "The key was wrong.")
    assert game.decide(appeal, UPHELD, remedy=Remedy.VOIDED).after.round == game.round


def in_sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


DECIDE = "UPDATE contest_appeal SET decided_at = %s, decided_by_id = %s, verdict = 'rejected' WHERE id = %s"


def test_the_database_refuses_what_functions_refuse(game):
    game.pass_over(game.person_of("PERSONB"), by=game.other)
    game.approve(reason="Người thứ hai từ chối.")
    appeal = game.file()
    when = (LATER + HOUR).isoformat(" ")
    for user in (game.judge.pk, game.organiser.pk, game.other.pk, None):
        with pytest.raises(IntegrityError):
            in_sql(DECIDE, when, user, appeal.pk)
    third = UserFactory(groups=[Role.JUDGE])
    in_sql(DECIDE, when, third.pk, appeal.pk)
    for statement in (
        "UPDATE contest_appeal SET verdict = 'upheld', remedy = 'nothing'",
        "UPDATE contest_appeal SET decided_at = NULL, verdict = ''",
        "UPDATE contest_appeal SET decided_by_id = (SELECT min(id) FROM users_user)",
        "INSERT INTO contest_appeal (contest_id, number, code, awards_id, entry_id, kind, sealed, mark, received_at,"
        " due_at, verdict, remedy, reason, reason_en, decided_at, decided_by_id) SELECT contest_id, 7, 'X', awards_id,"
        " entry_id, kind, '', '', received_at, due_at, verdict, remedy, reason, reason_en, decided_at, decided_by_id"
        " FROM contest_appeal",
    ):
        with pytest.raises(IntegrityError):
            in_sql(statement)
    third.delete()
    appeal.refresh_from_db()
    assert appeal.decided_at and appeal.decided_by is None


def test_erasing_takes_the_words_and_leaves_the_case_and_the_chain(game):
    appeal = game.decide(game.file(), reason="Bà Thanh Hương nộp hai lần.")
    assert AuditReason.objects.filter(text__contains="Thanh Hương").exists()
    erase(appeal.entry.person, LATER + timedelta(days=1))
    appeal.refresh_from_db()
    assert (appeal.sealed, appeal.verdict) == ("", "rejected")
    assert not AuditReason.objects.filter(text__contains="Thanh Hương").exists()
    assert checking.check_stored().faults == []
