"""The hour and the hold in the form of a contest."""

from datetime import time

from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.models import Contest
from demo.factories.contest import ContestFactory
from demo.factories.users import UserFactory
from tests.contest.rulebook.test_admin import contest_form, errors
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client, home):
    client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
    return client


def test_a_new_contest_begins_with_the_hour_of_the_site_and_no_hold(organiser, settings):
    settings.CONTEST_TABLES_AT = "14:30"
    page = BeautifulSoup(organiser.get(reverse("contests:add")).content, "html.parser")
    assert page.select_one("#id_tables_at")["value"] == "14:30"
    assert not page.select_one("#id_tables_hold").get("value")


def test_an_organiser_sets_the_hour_and_holds_the_tables_back_with_a_reason(organiser):
    contest = ContestFactory()
    edit = reverse("contests:edit", args=[contest.pk])
    form = contest_form(contest, is_public="on", tables_at="11:00", tables_hold="Đang đối chiếu.")
    assert organiser.post(edit, form).status_code == 302
    kept = Contest.objects.get(pk=contest.pk)
    assert (kept.tables_at, kept.tables_hold) == (time(11), "Đang đối chiếu.")


@pytest.mark.parametrize("hour", ["25:00", "trưa", "9" * 30, "\0"])
def test_an_hour_that_is_none_is_refused_at_its_field(organiser, hour):
    contest = ContestFactory()
    answer = organiser.post(
        reverse("contests:edit", args=[contest.pk]), contest_form(contest, tables_at=hour)
    )
    assert set(errors(answer)) == {"tables_at"}
