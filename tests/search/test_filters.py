"""Narrowing and ordering a list of results, with counts that are right."""

import re
from datetime import UTC, datetime, timedelta

from django.utils import timezone

import pytest

from demo.factories.media import KitFactory, SloganFactory
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory, NewsIndexPageFactory
from demo.factories.programme import PillarFactory, TopicFactory
from demo.factories.units import UnitFactory
from media.enums import SloganState


@pytest.fixture
def filed(home):
    """Four things about a market, filed under two topics, pillars, units and years."""
    news = NewsIndexPageFactory(parent=home)
    skills, payment = TopicFactory(name="Kỹ năng số"), TopicFactory(name="Thanh toán số")
    society, economy = (
        PillarFactory(name="Xã hội số", slug="xa-hoi"),
        PillarFactory(name="Kinh tế số"),
    )
    north, south = UnitFactory(name="Xã Bắc Sơn"), UnitFactory(name="Xã Nam Sơn")
    ArticlePageFactory(
        parent=news,
        title="Phiên chợ một",
        topic=skills,
        pillar=society,
        unit=north,
        published_at=datetime(2021, 3, 1, tzinfo=UTC),
    )
    ArticlePageFactory(
        parent=news,
        title="Phiên chợ hai",
        topic=payment,
        pillar=economy,
        unit=north,
        published_at=datetime(2022, 3, 1, tzinfo=UTC),
    )
    ModelStoryPageFactory(
        parent=news, title="Phiên chợ mẫu", topic=payment, pillar=economy, place=south
    )
    SloganFactory(wording="Phiên chợ vui", state=SloganState.APPROVED, topic=skills)
    return {"skills": skills, "payment": payment, "economy": economy, "north": north}


def html_of(client, address="/search/", **query):
    response = client.get(address, {"q": "phien cho", **query})
    assert response.status_code == 200
    return response.content.decode()


def titles(html):
    return [
        re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<h3>(.*?)</h3>", html, re.S)
    ]


def count_of(html, label):
    found = re.search(rf"<span>{re.escape(label)} \((\d+)\)</span>", html)
    return int(found.group(1)) if found else None


def test_every_filter_counts_what_it_would_leave(client, filed):
    html = html_of(client)
    assert count_of(html, "Kỹ năng số") == 2
    assert count_of(html, "Thanh toán số") == 2
    assert count_of(html, "Kinh tế số") == 2
    assert count_of(html, "Xã hội số") == 1
    assert count_of(html, "Xã Bắc Sơn") == 2
    assert count_of(html, "Xã Nam Sơn") == 1
    assert count_of(html, "2021") == count_of(html, "2022") == 1


def test_a_filter_narrows_the_list_and_the_counts_of_the_others(client, filed):
    html = html_of(client, topic=filed["payment"].slug)
    assert sorted(titles(html)) == ["Phiên chợ hai", "Phiên chợ mẫu"]
    assert count_of(html, "Kỹ năng số") == 2, "its own values stay, so that another can be chosen"
    assert count_of(html, "Xã hội số") is None
    assert count_of(html, "Kinh tế số") == 2
    assert count_of(html, "Xã Bắc Sơn") == 1


def test_filters_work_together_and_each_can_be_dropped(client, filed):
    chosen = {"topic": filed["payment"].slug, "unit": filed["north"].code, "sort": "date"}
    html = html_of(client, **chosen)
    assert titles(html) == ["Phiên chợ hai"]
    without_unit = re.search(r'class="chips".*?href="(\?[^"]*)">Xã Bắc Sơn', html, re.S).group(1)
    assert "topic=" in without_unit
    assert "sort=date" in without_unit
    assert "unit=" not in without_unit
    assert len(titles(html_of(client, pillar=filed["economy"].slug, year="2022"))) == 1


def test_several_values_of_one_filter_widen_it(client, filed):
    html = html_of(client, year=["2021", "2022"])
    assert sorted(titles(html)) == ["Phiên chợ hai", "Phiên chợ một"]


@pytest.mark.parametrize(
    "query",
    [
        {"topic": "khong-co"},
        {"year": "²"},
        {"year": "9" * 400},
        {"year": "-1"},
        {"pillar": ["x"] * 500},
        {"type": "'; DROP TABLE search_document; --"},
        {"sort": "nonsense"},
    ],
)
def test_values_that_name_nothing_are_passed_over(client, filed, query):
    assert len(titles(html_of(client, **query))) == 4


def test_the_newest_come_first_when_asked_for(client, home):
    news = NewsIndexPageFactory(parent=home)
    now = timezone.now()
    for days, title in ((3, "Phiên chợ"), (1, "Tin có phiên và chợ"), (2, "Phiên chợ, phiên chợ")):
        ArticlePageFactory(parent=news, title=title, published_at=now - timedelta(days=days))
    assert titles(html_of(client, sort="date", type="news")) == [
        "Tin có phiên và chợ",
        "Phiên chợ, phiên chợ",
        "Phiên chợ",
    ]
    assert titles(html_of(client, type="news"))[-1] == "Tin có phiên và chợ"


def test_units_by_the_hundred_are_offered_by_their_frequency(client, home):
    news = NewsIndexPageFactory(parent=home)
    for number in range(15):
        unit = UnitFactory(name=f"Xã Thứ {number:02}")
        for each in range(1 + (number == 14)):
            ArticlePageFactory(parent=news, title=f"Phiên chợ {number} {each}", unit=unit)
    html = html_of(client)
    assert count_of(html, "Xã Thứ 14") == 2
    assert len(re.findall(r'name="unit"', html)) == 12


def test_kits_are_found_until_their_time_is_over(client, home):
    day = timezone.localdate()
    KitFactory(name="Phiên chợ còn hạn", use_until=day + timedelta(days=1))
    KitFactory(name="Phiên chợ hết hạn", use_until=day)
    html = html_of(client, type="kits")
    assert titles(html) == ["Phiên chợ còn hạn"]
    assert count_of(html, "Bộ ấn phẩm") in (1, None)
