"""The dashboard tells organisers and judges which lists wait for them, and nobody else."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.enums import PrizeScope
from contest.judging.approving import approve, send_back
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def game(judged, home):
    made = judged(prizes=[("Giải Nhất", 1)], overall_prizes=[("Giải Đặc biệt", 1)])
    made.fill(*(made.person() for _ in range(3)))
    return made


@pytest.fixture
def told(client):
    """What the panel tells somebody, a text a row with where its link leads; none without the panel."""

    def read(user):
        client.force_login(user)
        page = BeautifulSoup(client.get("/admin/").content, "html.parser")
        panel = page.select_one("#waiting-awards-section")
        rows = panel.select("tbody tr") if panel else []
        assert bool(panel) == bool(rows)
        return [(" ".join(row.get_text(" ").split()), row.a["href"]) for row in rows]

    return read


def page_of(awards):
    return reverse("contest_award_list", args=[awards.pk])


def page_of_ladder(game):
    return reverse("contest_ladder", args=game.ladder().key)


def test_organisers_are_told_of_a_list_that_waits_for_them_until_it_is_decided_on(game, told):
    assert told(game.organiser) == []
    proposed = game.propose()
    ((said, link),) = told(game.organiser)
    assert "đợt thi 1, danh sách 1" in said and "Đã đề xuất, chờ Ban Tổ chức duyệt" in said
    assert str(game.judge) in said
    assert link == page_of(proposed)
    assert told(game.judge) == []
    approve(proposed, game.organiser, LATER)
    assert told(game.organiser) == told(game.judge) == []


def test_judges_are_told_of_a_list_that_was_sent_back_and_why_until_there_is_another(game, told):
    send_back(game.propose(), game.organiser, LATER, "Xem lại hạng 2.")
    ((said, link),) = told(game.judge)
    assert "Xem lại hạng 2." in said
    assert link == page_of_ladder(game)
    assert told(game.organiser) == []
    again = game.propose(reason="Đã xem lại.")
    assert told(game.judge) == []
    assert [link for _said, link in told(game.organiser)] == [page_of(again)]


@pytest.mark.parametrize("is_approved", [False, True])
def test_judges_are_told_of_a_list_that_a_recount_made_outdated(game, told, is_approved):
    proposed = game.propose()
    if is_approved:
        approve(proposed, game.organiser, LATER)
    game.count(reason="Đáp án câu 1 sai.")
    ((said, link),) = told(game.judge)
    assert "Không còn đúng" in said
    assert link == page_of_ladder(game)
    assert told(game.organiser) == []


def test_the_ladder_of_the_whole_contest_is_told_of_too(game, told):
    ladder = game.ladder(scope=PrizeScope.OVERALL)
    approve(game.propose(ladder), game.organiser, LATER)
    assert told(game.judge) == []
    game.count(reason="Đáp án câu 1 sai.")
    assert [link for _said, link in told(game.judge)] == [
        reverse("contest_ladder", args=["overall", game.contest.pk])
    ]


def test_whoever_had_a_part_in_a_list_is_not_asked_to_decide_on_it(game, told):
    both = UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER])
    game.propose(by=both)
    assert told(both) == []
    assert len(told(game.organiser)) == 1


@pytest.mark.parametrize("role", sorted({*Role} - {Role.JUDGE, Role.CONTEST_ORGANISER}))
def test_nobody_else_is_told_anything(game, told, role):
    game.propose()
    assert told(UserFactory(groups=[role])) == []


def test_lists_that_wait_for_nobody_cost_no_queries(judged, home, client):
    client.force_login(UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER]))

    def queries_after_another_contest():
        made = judged(prizes=[("Giải Nhất", 1)])
        made.fill(made.person())
        made.approve()
        # What is remembered of the content is read anew first.
        client.get("/admin/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/")
        return len(asked)

    assert queries_after_another_contest() == queries_after_another_contest()
