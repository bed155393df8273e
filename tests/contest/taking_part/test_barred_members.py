"""Members with an account: told of until their row of the barred list is completed, and kept out from then on."""

from django.test import Client
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.models import Attempt, BarredPerson
from demo.factories.contest import ContestFactory, RulesFactory
from demo.factories.users import UserFactory
from tests.contest.taking_part.conftest import change_rules
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    """The secretariat at work; its own member is no concern of these tests."""
    return signed_in(Role.CONTEST_SECRETARY)


def signed_in(role):
    client = Client()
    user = UserFactory(groups=[role])
    BarredPerson.objects.filter(user=user).delete()
    client.force_login(user)
    return client


def member(**named):
    """A judge, with the row that the barred list has of them."""
    return BarredPerson.objects.get(user=UserFactory(groups=[Role.JUDGE], **named))


def complete(desk, row, **told):
    form = {"body": "jury", "name": "", "birth_date": "", "phone": "", **told}
    return desk.post(reverse("contest_barred_person", args=[row.pk]), form)


def told_on_the_dashboard(client):
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    panel = page.select_one("#incomplete-members-section")
    return " ".join(panel.get_text(" ").split()) if panel else ""


@pytest.mark.parametrize("told", [{"birth_date": "7/3/1985"}, {"phone": "0912 345 678"}])
def test_a_member_is_refused_once_the_row_is_completed(contestant, desk, told):
    row = member(first_name="Minh Hạnh", last_name="Lê Thị")
    assert complete(desk, row, **told).status_code == 302
    contestant.begin().give_details()
    assert contestant.response.status_code == 403
    assert "danh sách người không được dự thi" in contestant.text
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("role", [Role.CONTEST_ORGANISER, Role.CONTEST_SECRETARY])
def test_whom_the_list_cannot_keep_out_is_named_on_the_dashboard_until_completed(
    contest, desk, role
):
    row = member(first_name="Minh Hạnh", last_name="Lê Thị")
    reader = signed_in(role)
    assert contest.name in told_on_the_dashboard(reader)
    assert "Minh Hạnh" in told_on_the_dashboard(reader)
    complete(desk, row, phone="0912 345 678")
    assert told_on_the_dashboard(reader) == ""


def test_an_account_without_a_name_is_told_of_by_its_username_and_can_be_completed(contest, desk):
    row = member(username="tran.van.binh", first_name="", last_name="")
    assert "tran.van.binh (chưa có tên)" in told_on_the_dashboard(desk)
    complete(desk, row, name="Trần Văn Bình", birth_date="1/2/1980")
    assert told_on_the_dashboard(desk) == ""


def test_members_of_bodies_that_the_rules_do_not_bar_are_not_told_of(contest, desk):
    member(first_name="Minh Hạnh", last_name="Lê Thị")
    UserFactory(first_name="Bình", last_name="Trần Văn", groups=[Role.CONTEST_ORGANISER])
    UserFactory(first_name="Khang", last_name="Đỗ", superuser=True)
    other = RulesFactory(
        contest=ContestFactory(name="Cuộc thi khác", campaign=contest.campaign),
        barred_bodies=["organisers"],
    ).contest
    change_rules(contest, barred_bodies=["jury"])
    page = BeautifulSoup(desk.get("/admin/").content, "html.parser")
    rows = page.select("#incomplete-members-section tbody tr")
    told = {row.find("td").get_text(): row.get_text() for row in rows}
    of_contest, of_other = told[contest.name], told[other.name]
    assert "Minh Hạnh" in of_contest and "Bình" not in of_contest
    assert "Bình" in of_other and "Minh Hạnh" not in of_other
    assert "Khang" in of_contest and "Khang" in of_other


def test_whose_account_is_gone_is_told_of_by_the_number_of_the_row(contest, desk):
    row = member(first_name="Minh Hạnh", last_name="Lê Thị")
    row.user.delete()
    told = told_on_the_dashboard(desk)
    assert f"dòng số {row.pk} của danh sách, không có tài khoản" in told
    assert "Minh Hạnh" not in told
    complete(desk, row, name="Lê Thị Minh Hạnh", birth_date="7/3/1985")
    assert told_on_the_dashboard(desk) == ""


@pytest.mark.parametrize("role", [Role.JUDGE, Role.QUESTION_SETTER, Role.EDITOR])
def test_nobody_else_is_told_of_members(contest, role):
    member()
    assert told_on_the_dashboard(signed_in(role)) == ""
