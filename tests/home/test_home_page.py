from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Locale

import pytest
import time_machine
from bs4 import BeautifulSoup

from demo.factories.campaign import GuidanceTopicPageFactory, GuideIndexPageFactory
from demo.factories.contest import ContestFactory, RoundFactory, RulesFactory
from demo.factories.home import HomeResultFactory
from demo.factories.media import KitFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
)
from demo.factories.programme import (
    CampaignFactory,
    CampaignPhaseFactory,
    FigureFactory,
    TopicFactory,
)
from demo.factories.quiz_embed import QuizFactory


def moment(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def html_at(client, text, path="/"):
    with time_machine.travel(moment(text), tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def campaign(home):
    """The plan's own: 15/9–15/10/2024 with its peak from 01/10 to 10/10."""
    return CampaignFactory()


@pytest.fixture
def full(home, campaign):
    """A home page with everything it can show."""
    published = moment("2024-09-01T08:00")
    news = NewsIndexPageFactory(parent=home)
    for number in range(6):
        ArticlePageFactory(
            parent=news,
            title=f"Tin số {number}",
            published_at=published + timedelta(hours=number),
        )
    stories = ModelStoryIndexPageFactory(parent=home)
    ModelStoryPageFactory(parent=stories, title="Chợ quê quét mã")
    guides = GuideIndexPageFactory(parent=home)
    for topic in TopicFactory.guidance():
        GuidanceTopicPageFactory(parent=guides, topic=topic)
    QuizFactory(name="Năm câu về thanh toán")
    KitFactory.with_files(name="Bộ truyền thông chung")
    HomeResultFactory(page=home, figure=FigureFactory(name="hộ đã được hướng dẫn"))
    return home


def order_of(html, *sections):
    places = {name: html.index(f'id="{name}"') for name in sections}
    return sorted(places, key=places.get)


def test_the_home_page_answers_in_vietnamese_without_a_cookie(client, home):
    response = client.get("/")
    assert response.status_code == 200
    assert '<html lang="vi">' in response.content.decode()
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]


def test_an_empty_site_has_a_home_page(client, home):
    html = client.get("/").content.decode()
    assert html.count("<h1") == 1
    assert "<section" in html
    assert "doors" not in html


def test_the_theme_stands_below_the_name(client, home, campaign):
    html = html_at(client, "2024-10-05T09:00")
    assert "Chủ đề năm 2024: Phổ cập hạ tầng số" in html


# The phase


@pytest.mark.parametrize(
    ("at", "first_door", "first_section"),
    [
        ("2024-09-14T23:59:59", "Thử trả lời câu hỏi", "quiz"),
        ("2024-09-15T00:00:00", "Tải bộ truyền thông", "news"),
        ("2024-09-30T23:59:59", "Tải bộ truyền thông", "news"),
        ("2024-10-01T00:00:00", "Học dùng dịch vụ số", "news"),
        ("2024-10-10T23:59:59", "Học dùng dịch vụ số", "news"),
        ("2024-10-11T00:00:00", "Tải bộ truyền thông", "news"),
        ("2024-10-16T00:00:00", "Mô hình hay", "stories"),
    ],
)
def test_the_page_changes_with_the_phase_at_midnight(client, full, at, first_door, first_section):
    html = html_at(client, at)
    doors = html[html.index('class="doors"') :]
    assert first_door in doors[: doors.index("</a>")]
    sections = ("news", "stories", "topics", "quiz", "kit")
    assert order_of(html, *sections)[0] == first_section


def test_a_remembered_home_page_turns_with_the_phase(client, full):
    with time_machine.travel(moment("2024-09-30T23:59:30")) as clock:
        assert 'id="peak-days"' not in client.get("/").content.decode()
        clock.shift(timedelta(seconds=31))
        assert 'id="peak-days"' in client.get("/").content.decode()


def test_before_the_campaign_the_phases_to_come_are_told(client, home, campaign):
    html = html_at(client, "2024-09-01T09:00")
    assert "Còn 39 ngày đến Ngày Chuyển đổi số quốc gia." in html
    assert "15/9–15/10/2024" in html
    assert "Đang diễn ra" not in html


def test_while_it_runs_the_present_phase_is_marked(client, home, campaign):
    assert html_at(client, "2024-09-20T09:00").count("Đang diễn ra") == 1


def test_the_ten_days_are_solid_when_past_gold_today_and_hollow_to_come(client, home, campaign):
    html = html_at(client, "2024-10-05T09:00")
    assert "Còn 5 ngày đến 10/10" in html
    days = html[html.index('<ol class="days">') : html.index("</ol>", html.index("days"))]
    items = days.split("<li")[1:]
    assert len(items) == 10
    assert ["-line" in item for item in items] == [False] * 5 + [True] * 5
    assert ["day--now" in item for item in items] == [number == 4 for number in range(10)]
    assert "An toàn trên mạng" in items[4]
    assert "#one" in items[0]
    assert "#zero" in items[1]


def test_on_the_main_day_itself_the_heading_names_it(client, home, campaign):
    assert "Hôm nay: Ngày Chuyển đổi số quốc gia" in html_at(client, "2024-10-10T00:00:00")


def test_a_peak_after_the_main_day_names_it_without_counting(client, home):
    campaign = CampaignFactory(plan=False)
    CampaignPhaseFactory(
        campaign=campaign, peak=True, starts_on=date(2024, 10, 8), ends_on=date(2024, 10, 18)
    )
    html = html_at(client, "2024-10-12T09:00")
    assert '<h2 id="countdown">Ngày Chuyển đổi số quốc gia</h2>' in html


def test_a_peak_of_another_length_is_told_in_rows(client, home):
    campaign = CampaignFactory(plan=False)
    CampaignPhaseFactory(
        campaign=campaign, peak=True, starts_on=date(2024, 10, 8), ends_on=date(2024, 10, 11)
    )
    html = html_at(client, "2024-10-09T09:00")
    assert 'class="days"' not in html
    assert '<dl class="rows">' in html
    assert "<strong>Hôm nay</strong>" in html


def test_after_the_campaign_its_results_stand_with_their_source(client, full):
    assert "hộ đã được hướng dẫn" not in html_at(client, "2024-10-05T09:00")
    html = html_at(client, "2024-10-20T09:00")
    assert "Kết quả chiến dịch" in html
    assert "hộ đã được hướng dẫn" in html
    assert "Nguồn:" in html


def test_the_day_is_told_or_else_the_next_one(client, home, campaign):
    before = html_at(client, "2024-09-20T09:00")
    assert "Sắp tới, Thứ Ba 01/10/2024" in before
    assert "<strong>Phát động ra quân toàn tỉnh</strong>" in before
    html = html_at(client, "2024-10-05T09:00")
    assert "Hôm nay, Thứ Bảy 05/10/2024" in html
    assert "<strong>An toàn trên mạng</strong>" in html
    assert "today stack" not in html_at(client, "2024-10-12T09:00")


def test_next_years_campaign_takes_over_on_its_day(client, home, campaign):
    CampaignFactory(year=2025, theme="Chủ đề mới", opens_on=date(2025, 8, 1))
    assert "Chủ đề mới" not in html_at(client, "2025-07-31T23:59:59")
    assert "Chủ đề năm 2025: Chủ đề mới" in html_at(client, "2025-08-01T00:00:00")


# What comes by itself, and what editors choose


def test_the_newest_article_leads_and_four_more_follow(client, full):
    html = html_at(client, "2024-10-05T09:00")
    assert html.index("Tin số 5") < html.index("Tin số 4") < html.index("Tin số 1")
    assert "Tin số 0" not in html


def test_the_chosen_article_leads(client, full):
    full.lead_article = full.get_descendants().get(title="Tin số 0").specific
    full.save()
    html = html_at(client, "2024-10-05T09:00")
    assert html.index("Tin số 0") < html.index("Tin số 5")
    assert "Tin số 1" not in html


def test_a_chosen_article_that_is_no_longer_live_gives_way(client, full):
    article = full.get_descendants().get(title="Tin số 0").specific
    full.lead_article = article
    full.save()
    article.unpublish()
    html = html_at(client, "2024-10-05T09:00")
    assert "Tin số 0" not in html
    assert "Tin số 5" in html


def test_each_language_has_its_own_news(client, full, english_home):
    assert "Tin số" not in html_at(client, "2024-10-05T09:00", "/en/")
    news = NewsIndexPageFactory(
        parent=english_home, locale=Locale.objects.get(language_code="en"), slug="news"
    )
    ArticlePageFactory(parent=news, locale=news.locale, title="First steps", slug="first-steps")
    html = html_at(client, "2026-11-24T09:00", "/en/")
    assert "First steps" in html
    assert "First steps" not in html_at(client, "2026-11-24T09:00")


def test_the_chosen_quiz_is_shown_while_it_is_open(client, full):
    chosen = QuizFactory(
        name="Được chọn",
        opens_at=moment("2024-10-01T08:00"),
        closes_at=moment("2024-10-03T17:00"),
    )
    QuizFactory(name="Mới nhất")
    full.quiz = chosen
    full.save()
    assert "Mới nhất" in html_at(client, "2024-10-01T07:59:59")
    assert "Được chọn" in html_at(client, "2024-10-01T08:00:00")
    assert "Mới nhất" in html_at(client, "2024-10-03T17:00:00")


def test_the_chosen_kit_is_shown_until_its_time_is_over(client, full):
    chosen = KitFactory.with_files(
        name="Bộ được chọn", slug="bo-duoc-chon", use_until=date(2024, 10, 3)
    )
    KitFactory.with_files(name="Bộ mới nhất", slug="bo-moi-nhat")
    full.kit = chosen
    full.save()
    assert "Bộ được chọn" in html_at(client, "2024-10-02T23:59:59")
    assert "Bộ mới nhất" in html_at(client, "2024-10-03T00:00:00")


def test_the_kit_shows_its_previews_and_can_be_taken_whole(client, full):
    html = html_at(client, "2024-10-05T09:00")
    assert '<div class="wall">' in html
    assert "/all.zip" in html


def test_nothing_leads_nowhere(client, full):
    html = html_at(client, "2024-10-05T09:00")
    assert 'href=""' not in html
    assert 'href="#"' not in html


# Previews


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        ("before", "Còn 32 ngày đến Ngày Chuyển đổi số quốc gia."),
        ("running", "Đang diễn ra"),
        ("peak", 'class="days"'),
        ("after", "Kết quả chiến dịch"),
        ("", "Kết quả chiến dịch"),
        ("unknown", "Kết quả chiến dịch"),
    ],
)
def test_editors_see_each_phase_before_it_comes(full, mode, shown):
    with time_machine.travel(moment("2024-12-01T09:00"), tick=False):
        response = full.make_preview_request(preview_mode=mode)
        if hasattr(response, "render"):
            response.render()
    assert response.status_code == 200
    assert shown in response.content.decode()


def test_a_phase_the_campaign_does_not_have_can_be_previewed(home):
    CampaignFactory(plan=False)
    for mode in ("before", "running", "peak", "after"):
        assert home.make_preview_request(preview_mode=mode).status_code == 200


def test_every_phase_is_offered_to_editors(home):
    assert [mode for mode, _ in home.preview_modes] == ["", "before", "running", "peak", "after"]


# The contest


@pytest.fixture
def contest(full, campaign):
    """Two rounds, from 09/9 and from 16/9, each of five days."""
    made = ContestFactory(
        slug="tim-hieu", name="Tìm hiểu về chuyển đổi số", name_en="", campaign=campaign
    )
    RulesFactory(contest=made)
    for day in ("2024-09-09", "2024-09-16"):
        opens = moment(f"{day}T08:00")
        RoundFactory(contest=made, opens_at=opens, closes_at=opens + timedelta(days=5))
    return made


def contest_at(client, text, path="/"):
    page = BeautifulSoup(html_at(client, text, path), "html.parser")
    section = page.select_one("section[aria-labelledby=contest]")
    doors = [door["href"] for door in page.select(".doors a")]
    return section, doors


def test_an_open_contest_stands_above_all_with_its_end_and_a_start(client, contest):
    section, doors = contest_at(client, "2024-09-10T09:00")
    assert section.h2.get_text() == "Tìm hiểu về chuyển đổi số"
    assert "Đợt thi 1" in section.select_one(".note").get_text()
    assert "14/9/2024" in section.select_one(".note").get_text()
    assert section.form["action"] == "/contest/tim-hieu/take/"
    assert doors[0] == "/contest/tim-hieu/" and len(doors) == 3
    assert order_of(html_at(client, "2024-09-10T09:00"), "contest", "news")[0] == "contest"


def test_between_rounds_the_next_is_told_and_nothing_is_begun(client, contest):
    section, doors = contest_at(client, "2024-09-15T09:00")
    assert "Đợt thi 2" in section.select_one(".note").get_text()
    assert section.form is None
    assert "/contest/tim-hieu/" not in doors


def test_a_contest_that_is_over_or_hidden_or_without_rounds_is_not_on_the_home_page(
    client, contest
):
    ContestFactory(campaign=contest.campaign)
    assert contest_at(client, "2024-09-21T08:00")[0] is None
    contest.is_public = False
    contest.save()
    assert contest_at(client, "2024-09-10T09:00")[0] is None


def test_of_two_contests_the_one_that_closes_first_is_shown(client, contest):
    opens = moment("2024-09-10T08:00")
    other = ContestFactory(name="Ngắn hơn", campaign=contest.campaign)
    RoundFactory(contest=other, opens_at=opens, closes_at=opens + timedelta(days=1))
    assert contest_at(client, "2024-09-10T07:59")[0].h2.get_text() == contest.name
    assert contest_at(client, "2024-09-10T08:00")[0].h2.get_text() == "Ngắn hơn"
    assert contest_at(client, "2024-09-11T08:00")[0].h2.get_text() == contest.name


def test_a_remembered_home_page_turns_as_rounds_open_and_close(client, contest):
    begins = [
        contest_at(client, text)[0]
        for text in (
            "2024-09-09T07:59:59",
            "2024-09-09T08:00:00",
            "2024-09-14T08:00:00",
            "2024-09-21T07:59:59",
            "2024-09-21T08:00:00",
        )
    ]
    assert [each and each.form is not None for each in begins] == [False, True, False, True, None]


def test_an_english_reader_is_told_that_the_name_is_vietnamese(client, contest, english_home):
    section, _doors = contest_at(client, "2024-09-10T09:00", "/en/")
    assert section.h2.span["lang"] == "vi"
    assert section.form["action"] == "/en/contest/tim-hieu/take/"


# Cost


def queries(client):
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    return len(captured)


def test_the_home_page_costs_the_same_however_much_there_is(client, full, settings):
    settings.REMEMBER_PAGES = False
    with time_machine.travel(moment("2024-10-05T09:00"), tick=False):
        client.get("/")
        few = queries(client)
        news = full.get_children().first()
        for number in range(5):
            ArticlePageFactory(parent=news.specific, title=f"Thêm {number}")
            KitFactory.with_files(name=f"Bộ {number}", slug=f"bo-{number}")
            QuizFactory(name=f"Câu hỏi {number}")
        client.get("/")
        assert queries(client) == few
        assert few <= 20
