"""Members of the four bodies and authors of questions are barred by themselves."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

import pytest

from contest.duties import bar_members_of_contests
from contest.enums import ContestBody
from contest.identity.barring import MatchKind, match, set_details
from contest.keys import open_sealed
from contest.models import BarredPerson
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.users import UserFactory
from tests.contest.people import details
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(db):
    return ContestFactory()


@pytest.mark.parametrize(
    ("role", "body"),
    [
        (Role.CONTEST_ORGANISER, ContestBody.ORGANISERS),
        (Role.JUDGE, ContestBody.JURY),
        (Role.QUESTION_SETTER, ContestBody.QUESTION_SETTERS),
        (Role.CONTEST_SECRETARY, ContestBody.SECRETARIAT),
    ],
)
def test_who_gets_a_role_is_barred_under_the_name_of_the_account(contest, role, body):
    user = UserFactory(first_name="Hương", last_name="Lê Thị Thanh", groups=[role])
    row = BarredPerson.objects.get()
    assert (row.contest, row.user, row.body) == (contest, user, body)
    assert open_sealed(row.sealed) == {"name": user.get_full_name()}
    assert match(contest, details()).kind == MatchKind.NAMED_ALIKE


def test_a_role_given_from_the_side_of_the_role_bars_too(contest):
    users = UserFactory.create_batch(2)
    Group.objects.get(name=Role.JUDGE).user_set.add(*users)
    assert set(BarredPerson.objects.values_list("user", flat=True)) == {each.pk for each in users}


def test_other_roles_bar_nobody(contest):
    UserFactory(groups=[Role.EDITOR])
    assert not BarredPerson.objects.exists()


def test_who_may_do_everything_is_barred_when_the_account_is_made_or_raised(contest):
    UserFactory(superuser=True)
    raised = UserFactory()
    assert contest.barred_persons.count() == 1
    raised.is_superuser = True
    raised.save(update_fields=["is_superuser"])
    assert set(contest.barred_persons.values_list("body", flat=True)) == {ContestBody.OTHER}
    raised.is_superuser = False
    raised.save()
    assert contest.barred_persons.filter(user=raised).exists()


def test_who_may_do_everything_and_judges_stands_there_once_as_a_judge():
    UserFactory(superuser=True, groups=[Role.JUDGE])
    other = UserFactory(superuser=True)
    contest = ContestFactory()
    assert contest.barred_persons.count() == 2
    assert contest.barred_persons.get(body=ContestBody.OTHER).user == other


def test_who_became_a_member_past_the_site_is_barred_within_the_hour(contest):
    user = UserFactory()
    get_user_model().objects.filter(pk=user.pk).update(is_superuser=True)
    assert not contest.barred_persons.exists()
    bar_members_of_contests(timezone.now())
    bar_members_of_contests(timezone.now())
    assert contest.barred_persons.get().user == user


@pytest.mark.parametrize("superuser", [True, False])
def test_whoever_but_has_the_name_of_a_member_is_not_kept_out(contest, superuser):
    UserFactory(
        first_name="Hương",
        last_name="Lê Thị Thanh",
        superuser=superuser,
        groups=[] if superuser else [Role.JUDGE],
    )
    assert match(contest, details(), RulesFactory(contest=contest)).kind == MatchKind.NAMED_ALIKE


def test_who_sets_a_question_is_barred(contest):
    user = UserFactory()
    BankQuestionFactory.create_batch(2, set_by=user)
    row = BarredPerson.objects.get()
    assert (row.user, row.body) == (user, ContestBody.QUESTION_SETTERS)


def test_a_new_contest_bars_all_members_there_are():
    judge = UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER])
    setter = BankQuestionFactory(set_by=UserFactory()).set_by
    contest = ContestFactory()
    assert set(contest.barred_persons.values_list("user", "body")) == {
        (judge.pk, ContestBody.ORGANISERS),
        (setter.pk, ContestBody.QUESTION_SETTERS),
    }


def test_details_added_by_hand_stay_and_so_does_who_loses_the_role_or_the_account(contest):
    user = UserFactory(groups=[Role.JUDGE])
    row = BarredPerson.objects.get()
    set_details(row, "Lê Thị Thanh Hương", "2001-02-28", "+84912345678")
    row.save()
    user.groups.clear()
    user.groups.add(Group.objects.get(name=Role.JUDGE))
    user.groups.clear()
    assert match(contest, details()).kind == MatchKind.SAME
    user.delete()
    assert match(contest, details()).kind == MatchKind.SAME


def rename(user, **names):
    for part, name in names.items():
        setattr(user, part, name)
    user.save()


def test_the_name_of_a_bare_row_follows_the_account(contest):
    user = UserFactory(groups=[Role.JUDGE])
    rename(user, first_name="Hương", last_name="Lê Thị Thanh")
    row = BarredPerson.objects.get()
    assert open_sealed(row.sealed) == {"name": "Hương Lê Thị Thanh"}
    assert match(contest, details()).kind == MatchKind.NAMED_ALIKE


@pytest.mark.parametrize("told", [{"birth_date": "2001-02-28"}, {"phone": "+84912345678"}])
def test_nobody_gets_off_the_list_by_renaming_an_account(contest, told):
    user = UserFactory(first_name="Hương", last_name="Lê Thị Thanh", groups=[Role.JUDGE])
    row = BarredPerson.objects.get()
    set_details(row, "Lê Thị Thanh Hương", **told)
    row.save()
    rename(user, first_name="Khác", last_name="Tên")
    row.refresh_from_db()
    assert open_sealed(row.sealed) == {"name": "Lê Thị Thanh Hương", **told}
    assert match(contest, details()).kind == MatchKind.SAME


def test_a_contest_whose_details_were_to_be_erased_takes_no_new_ones():
    long_ago = timezone.now() - timedelta(days=300)
    over = RoundFactory(opens_at=long_ago - timedelta(days=7), closes_at=long_ago).contest
    UserFactory(groups=[Role.JUDGE])
    assert not over.barred_persons.exists()
