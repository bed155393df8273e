"""Whoever had a part in a list does not approve it: not by a function, not by a page, not in the database."""

import secrets
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from wagtail.log_actions import LogContext

import pytest

from contest.bank.voiding import void
from contest.counting import count
from contest.counting.annulling import annul
from contest.enums import SignDecision, SignKind, SignStrength
from contest.judging.approving import approve, refuse_approval, send_back
from contest.judging.proposing import lift, mark_of, propose
from contest.judging.refusals import (
    AlreadyDecidedError,
    HadAPartError,
    OutdatedError,
    ProposerGoneError,
)
from contest.models import BarredPerson, PassedOver, Round, Sign
from contest.signs.deciding import decide as judge
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER
from users.enums import Role


@pytest.fixture
def game(judged):
    made = judged(prizes=[("Nhất", 1)])
    made.fill(*(made.person(code=code) for code in "ABC"))
    return made


@pytest.fixture
def both():
    """Somebody who is a judge and an organiser."""
    return UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER])


def test_who_proposed_a_list_does_not_approve_it(game, both):
    proposed = game.propose(by=both)
    with pytest.raises(HadAPartError):
        refuse_approval(proposed, both)
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)
    assert approve(proposed, game.organiser, LATER).approved_by == game.organiser


@pytest.mark.parametrize("took_it_back", [False, True])
def test_who_passed_somebody_over_on_the_way_does_not_approve(game, both, took_it_back):
    if took_it_back:
        game.pass_over(game.person_of("A"))
        lift(PassedOver.objects.get(), both, LATER)
    else:
        game.pass_over(game.person_of("A"), by=both)
    proposed = game.propose()
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)


def annulled(game, by):
    annul(game.round.entries.first(), by, LATER, "Thi hộ.")
    game.count(reason="Hủy bài thi hộ.")


def voided(game, by):
    question = game.round.round_questions.first().question
    void(game.round, question, by, LATER, "Đáp án sai.", "The key was wrong.")


def counted(game, by):
    count(game.round, LATER, by, "Đối chiếu lại.", "Checked once more.")


@pytest.mark.parametrize("decided", [annulled, voided, counted])
def test_who_decided_what_the_list_rests_on_does_not_approve(game, both, decided):
    decided(game, both)
    proposed = game.propose()
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)
    assert approve(proposed, game.organiser, LATER).approved_by == game.organiser


def test_who_annulled_an_entry_after_the_list_was_made_does_not_approve_it_either(game, both):
    proposed = game.propose()
    annul(game.round.entries.last(), both, LATER, "Thi hộ.")
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)


@pytest.mark.parametrize("decided", [annulled, voided, counted])
def test_who_decided_what_another_round_rests_on_does_not_approve_where_a_person_gets_one_prize(
    judged, both, decided
):
    game = judged(prizes=[("Nhất", 1)], one_prize_a_person=True)
    first, game.round = game.round, game.another_round(2)
    game.fill(*(game.person(code=code) for code in "ABC"))
    decided(game, both)
    game.round = first
    game.entry(game.person_of("A"))
    game.count()
    proposed = game.propose()
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)
    assert approve(proposed, game.organiser, LATER).approved_by == game.organiser


def test_what_is_decided_in_the_moment_of_the_approval_is_a_part(game, both):
    # Whoever approves looked at the clock before they got the lock.
    proposed = game.propose()
    judge(
        sign_about(game.round.entries.get(person__code="A")),
        SignDecision.NOTHING_WRONG,
        "Đã xem.",
        both,
        LATER + timedelta(seconds=1),
    )
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)


def sign_about(entry, kind=SignKind.SAME_ANSWERS):
    sign = Sign.objects.create(
        round=entry.round,
        kind=kind,
        strength=SignStrength.WEAK,
        mark=secrets.token_hex(32),
        found_at=LATER,
    )
    sign.entries.add(entry)
    return sign


@pytest.mark.parametrize("decision", [SignDecision.NOTHING_WRONG, SignDecision.ANNULLED])
@pytest.mark.parametrize(("code", "has_a_part"), [("A", True), ("B", True), ("C", False)])
def test_who_judged_any_sign_about_a_winner_or_reserve_does_not_approve(
    game, both, code, has_a_part, decision
):
    judge(sign_about(game.round.entries.get(person__code=code)), decision, "Đã xem.", both, LATER)
    proposed = game.propose()
    if has_a_part:
        with pytest.raises(HadAPartError):
            approve(proposed, both, LATER)
        approve(proposed, game.organiser, LATER)
    else:
        assert approve(proposed, both, LATER).approved_by == both


def test_who_judged_a_sign_of_another_round_about_the_entry_of_a_winner_does_not_approve(
    game, both
):
    entry = game.round.entries.get(person__code="A")
    sign = sign_about(entry, SignKind.ONE_PERSON)
    sign.round = game.another_round(2)
    sign.save()
    judge(sign, SignDecision.NOTHING_WRONG, "Sinh đôi.", both, LATER)
    proposed = game.propose()
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)
    assert approve(proposed, game.organiser, LATER).approved_by == game.organiser


@pytest.mark.parametrize("one_prize", [True, False])
def test_who_passed_somebody_over_in_another_round_does_not_approve_where_that_may_matter(
    judged, both, one_prize
):
    game = judged(prizes=[("Nhất", 1)], one_prize_a_person=one_prize)
    second = game.another_round(2)
    people = [game.person(code=code) for code in "ABC"]
    game.fill(*people)
    game.fill(*people, in_round=second)
    game.pass_over(people[1], game.ladder(second), by=both)
    proposed = game.propose()
    if one_prize:
        with pytest.raises(HadAPartError):
            approve(proposed, both, LATER)
    else:
        assert approve(proposed, both, LATER).approved_by == both


def put_on_the_list(game, client):
    door = reverse("contest_add_barred")
    told = {"contest": game.contest.pk, "body": "other", "name": "Lê Văn Mẫu", "birth_date": ""}
    assert client.post(door, told | {"phone": "0912345678"}).status_code == 302


def taken_off_the_list(game, client):
    row = BarredPerson.objects.create(contest=game.contest, body="other", sealed="")
    assert client.post(reverse("contest_delete_barred", args=[row.pk])).status_code == 302


@pytest.mark.parametrize("changed", [put_on_the_list, taken_off_the_list])
def test_who_changed_the_barred_list_since_the_opening_does_not_approve(game, client, changed):
    user = UserFactory(groups=[Role.CONTEST_SECRETARY, Role.CONTEST_ORGANISER])
    client.force_login(user)
    changed(game, client)
    now = timezone.now()
    proposed = propose(game.ladder(), game.judge, now, mark_of(game.ladder()))
    with pytest.raises(HadAPartError):
        approve(proposed, user, now)
    assert approve(proposed, game.organiser, now).approved_by == game.organiser


def test_who_changed_the_list_before_the_opening_or_that_of_another_contest_may_approve(
    judged, client
):
    user = UserFactory(groups=[Role.CONTEST_SECRETARY, Role.CONTEST_ORGANISER])
    client.force_login(user)
    game, now = judged(prizes=[("Nhất", 1)]), timezone.now()
    put_on_the_list(judged(), client)
    put_on_the_list(game, client)
    Round.objects.filter(pk=game.round.pk).update(
        opens_at=now + timedelta(seconds=30), closes_at=now + timedelta(days=1)
    )
    game.round.refresh_from_db()
    game.fill(*(game.person(code=code) for code in "ABC"))
    later = now + timedelta(days=2)
    proposed = propose(game.ladder(), game.judge, later, mark_of(game.ladder()))
    assert approve(proposed, user, later).approved_by == user


def test_who_gave_somebody_a_role_since_the_opening_may_approve(game):
    user = UserFactory(groups=[Role.CONTEST_ORGANISER], is_superuser=True)
    with LogContext(user=user):
        UserFactory(first_name="Bình", last_name="Trần").groups.add(
            Group.objects.get(name=Role.JUDGE)
        )
    now = timezone.now()
    proposed = propose(game.ladder(), game.judge, now, mark_of(game.ladder()))
    assert approve(proposed, user, now).approved_by == user


def test_of_a_list_whose_proposer_is_gone_nobody_is_told_to_have_had_a_part(game, client):
    proposed = game.propose()
    game.judge.delete()
    proposed.refresh_from_db()
    with pytest.raises(ProposerGoneError):
        approve(proposed, game.organiser, LATER)
    client.force_login(game.organiser)
    page = client.get(reverse("contest_award_list", args=[proposed.pk])).content.decode()
    assert "Tài khoản của người đề xuất danh sách này không còn" in page
    assert "Bạn đã tham gia" not in page
    door = reverse("contest_approve_awards", args=[proposed.pk])
    assert door not in page
    assert "không còn" in client.post(door, follow=True).content.decode()
    send_back(proposed, game.organiser, LATER, "Người đề xuất đã nghỉ.")
    again = game.propose(by=UserFactory(groups=[Role.JUDGE]), reason="Đề xuất lại.")
    assert approve(again, game.organiser, LATER).approved_by == game.organiser


def test_the_page_offers_no_approval_to_whoever_had_a_part_and_takes_none(game, both, client):
    proposed = game.propose(by=both)
    page, door = (
        reverse(name, args=[proposed.pk])
        for name in ("contest_award_list", "contest_approve_awards")
    )
    client.force_login(both)
    assert door not in client.get(page).content.decode()
    assert client.post(door).status_code in (302, 403)
    proposed.refresh_from_db()
    assert proposed.approved_at is None
    client.force_login(game.organiser)
    assert door in client.get(page).content.decode()
    client.post(door)
    proposed.refresh_from_db()
    assert proposed.approved_by == game.organiser


def approve_in_sql(proposed, user):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contest_awardlist SET approved_at = %s, approved_by_id = %s WHERE id = %s",
            [LATER.isoformat(" "), user, proposed.pk],
        )


def test_the_database_refuses_what_functions_refuse(game, both):
    game.pass_over(game.person_of("A"), by=both)
    proposed = game.propose()
    for user in (game.judge.pk, both.pk, None):
        with pytest.raises(IntegrityError):
            approve_in_sql(proposed, user)
    approve_in_sql(proposed, game.organiser.pk)
    # Once approved nobody else has approved it, and at no other time.
    with pytest.raises(IntegrityError):
        approve_in_sql(proposed, UserFactory().pk)
    statements = [
        "UPDATE contest_awardlist SET approved_at = NULL",
        "UPDATE contest_award SET rank = 9",
        "INSERT INTO contest_award (list_id, place, person_id, rank) SELECT list_id, 99, person_id, 9"
        " FROM contest_award WHERE rank = 2",
        "INSERT INTO contest_awardlist (contest_id, scope, round_id, number, rules_id, reason, proposed_at,"
        " approved_at, approved_by_id, returned_because) SELECT contest_id, scope, round_id, 7, rules_id, '',"
        " proposed_at, approved_at, approved_by_id, '' FROM contest_awardlist",
    ]
    for statement in statements:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_accounts_can_be_deleted_and_the_approval_stays(game):
    approved = game.approve()
    game.judge.delete()
    game.organiser.delete()
    approved.refresh_from_db()
    assert approved.approved_at and approved.approved_by is None and approved.proposed_by is None


def test_a_list_is_decided_once(game):
    proposed = game.propose()
    send_back(proposed, game.organiser, LATER, "Xem lại người thứ nhất.")
    for decide in (
        lambda: approve(proposed, game.organiser, LATER),
        lambda: send_back(proposed, game.organiser, LATER, "Lần nữa."),
    ):
        with pytest.raises(AlreadyDecidedError):
            decide()


def test_what_is_outdated_is_not_approved(game):
    proposed = game.propose()
    game.count(reason="Đáp án câu 1 sai.")
    with pytest.raises(OutdatedError):
        approve(proposed, game.organiser, LATER)
