"""The contests in the list of quizzes."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from bs4 import BeautifulSoup

from demo.factories.contest import ContestFactory, RoundFactory

OPENS = datetime(2031, 9, 1, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CLOSES = OPENS + timedelta(days=7)
SECOND = timedelta(seconds=1)


def listed(client, address="/quiz/"):
    """What is said of each contest, by the address it leads to."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    cards = page.select("[aria-labelledby=contests] li")
    return {card.a["href"]: card.p.get_text() for card in cards}


def test_each_says_when_it_takes_entries_though_pages_are_remembered(client, contest):
    with time_machine.travel(OPENS - timedelta(days=1), tick=False) as clock:
        assert listed(client) == {"/contest/tim-hieu/": "Các đợt thi chưa được ấn định."}
        RoundFactory(contest=contest, opens_at=OPENS, closes_at=CLOSES)
        said = {}
        for moment in (OPENS - SECOND, OPENS, CLOSES - SECOND, CLOSES):
            clock.move_to(moment)
            said[moment] = listed(client)["/contest/tim-hieu/"]
    assert list(said.values()) == [
        "Mở lúc 09:00, Thứ Hai 1/9/2031.",
        "Mở đến 09:00, Thứ Hai 8/9/2031.",
        "Mở đến 09:00, Thứ Hai 8/9/2031.",
        "Đã đóng lúc 09:00, Thứ Hai 8/9/2031.",
    ]


def test_those_that_take_entries_stand_first_and_those_that_are_over_last(client, contest):
    others = {
        name: ContestFactory(slug=name, campaign=contest.campaign)
        for name in ("mo", "sap-mo", "da-dong")
    }
    with time_machine.travel(OPENS, tick=False):
        for name, opens_at in (
            ("da-dong", OPENS - timedelta(days=30)),
            ("sap-mo", OPENS + timedelta(days=30)),
            ("mo", OPENS),
        ):
            RoundFactory(
                contest=others[name], opens_at=opens_at, closes_at=opens_at + timedelta(days=7)
            )
        names = [address.split("/")[2] for address in listed(client)]
    assert names == ["mo", "sap-mo", "da-dong", "tim-hieu"]


def test_an_english_reader_is_led_to_the_english_page(client, contest):
    assert list(listed(client, "/en/quiz/")) == ["/en/contest/tim-hieu/"]


def test_those_that_are_hidden_are_not_listed_and_without_any_there_is_no_heading(client, home):
    ContestFactory(is_public=False)
    assert 'id="contests"' not in client.get("/quiz/").content.decode()


def test_ten_contests_cost_as_many_queries_as_one(client, contest, django_assert_max_num_queries):
    client.get("/quiz/")
    for made in ContestFactory.create_batch(9, campaign=contest.campaign):
        RoundFactory(contest=made)
    with django_assert_max_num_queries(20):
        assert len(listed(client)) == 10
