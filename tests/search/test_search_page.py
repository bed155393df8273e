"""The search page: one honest list, in the reader's language, of what anyone may see."""

import re

from django.core.cache import caches
from django.utils import timezone

from wagtail.models import Locale, Page, PageViewRestriction

import pytest

from demo.factories.contest import BankQuestionFactory, ContestFactory, RoundFactory
from demo.factories.home import StandardPageFactory
from demo.factories.media import KitFactory, SloganFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.programme import LegalDocumentFactory, TopicFactory
from demo.factories.quiz_embed import QuizFactory
from demo.factories.translation import translate_page
from demo.factories.units import CommunityTeamFactory
from media.enums import SloganState


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


def html_of(client, address="/search/", **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def titles(html):
    found = re.findall(r"<h3>(.*?)</h3>", html, re.S)
    return [re.sub(r"<[^>]+>", "", each).strip() for each in found]


def test_a_page_is_found_without_marks_and_shown_with_them(client, news):
    ArticlePageFactory(parent=news, title="Đường lối của Đảng", summary="Về đường lối chung.")
    html = html_of(client, q="duong loi")
    assert "<mark>Đường lối</mark> của Đảng" in html
    assert "Về <mark>đường lối</mark> chung." in html
    assert "1 " in re.search(r'<h2 class="label">(.*?)</h2>', html).group(1)


def test_query_is_another_name_of_q(client, news):
    ArticlePageFactory(parent=news, title="Chợ phiên số")
    assert titles(html_of(client, query="cho phien")) == ["Chợ phiên số"]


def test_the_text_that_says_the_words_is_shown_when_the_summary_does_not(client, home):
    StandardPageFactory(
        parent=home,
        title="Trợ giúp",
        summary="Trang này.",
        body=[("paragraph", f"<p>{'một hai ba ' * 60} gọi tổng đài nhé {'bốn năm ' * 60}</p>")],
    )
    html = html_of(client, q="tong dai")
    assert "… " in html
    assert "gọi <mark>tổng đài</mark> nhé" in html


def test_drafts_private_pages_and_other_languages_stay_out(client, news):
    ArticlePageFactory(parent=news, title="Phiên chợ công khai")
    ArticlePageFactory(parent=news, title="Phiên chợ nháp", live=False)
    closed = ArticlePageFactory(parent=news, title="Phiên chợ kín")
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    assert titles(html_of(client, q="phien cho")) == ["Phiên chợ công khai"]


def test_each_language_finds_its_own_pages(client, home, news):
    Locale.objects.get_or_create(language_code="en")
    about = StandardPageFactory(parent=home, title="Chợ số Quảng trường", summary="", body=[])
    translate_page(home, {home.title: "Digital day"} | _texts_of(home))
    translate_page(about, {about.title: "Digital market square"})
    assert titles(html_of(client, q="quang truong")) == ["Chợ số Quảng trường"]
    assert titles(html_of(client, "/en/search/", q="quang truong")) == []
    assert titles(html_of(client, "/en/search/", q="market")) == ["Digital market square"]
    assert titles(html_of(client, q="market")) == []
    assert '<html lang="en">' in html_of(client, "/en/search/", q="market")


def _texts_of(page):
    from wagtail_localize.models import TranslationSource

    source, _ = TranslationSource.get_or_create_from_instance(page)
    texts = source.stringsegment_set.values_list("string__data", flat=True)
    return {text: f"English {number}" for number, text in enumerate(texts) if text != page.title}


def test_without_an_english_site_the_english_search_finds_no_vietnamese_pages(client, news):
    ArticlePageFactory(parent=news, title="Chợ phiên")
    assert titles(html_of(client, "/en/search/", q="cho phien")) == []


def test_approved_slogans_open_quizzes_documents_and_teams_are_found_too(client, home):
    SloganFactory(wording="Phiên chợ số", state=SloganState.APPROVED)
    SloganFactory(wording="Phiên chợ bị từ chối", state=SloganState.PROPOSED)
    over = timezone.localdate()
    SloganFactory(wording="Phiên chợ năm ngoái", state=SloganState.APPROVED, use_until=over)
    KitFactory(name="Bộ ấn phẩm phiên chợ năm ngoái", use_until=over)
    QuizFactory(name="Đố vui phiên chợ")
    QuizFactory(name="Phiên chợ đã đóng", closes_at=timezone.now())
    LegalDocumentFactory(
        number="12/KH", summary="Kế hoạch phiên chợ", source_url="https://example.vn/12"
    )
    CommunityTeamFactory(name="Tổ công nghệ phiên chợ", contact="Trưởng thôn, 0237 000 000")
    html = html_of(client, q="phien cho")
    assert sorted(titles(html)) == [
        "12/KH: Kế hoạch phiên chợ",
        "Phiên chợ số",
        "Tổ công nghệ phiên chợ",
        "Đố vui phiên chợ",
    ]
    assert 'href="https://example.vn/12"' in html
    assert "Trưởng thôn, 0237 000 000" in html


def test_answers_of_a_quiz_are_not_found(client, home):
    QuizFactory(name="Đố vui")
    assert titles(html_of(client, q="Quyết định 505")) == []


def test_public_contests_are_found_and_neither_their_questions_nor_hidden_ones(client, home):
    contest = ContestFactory(name="Thi về phiên chợ số", intro="Mỗi tuần năm câu.")
    ContestFactory(name="Phiên chợ giấu", campaign=contest.campaign, is_public=False)
    RoundFactory(
        contest=contest, questions=[BankQuestionFactory(wording="Phiên chợ họp ngày nào?")]
    )
    html = html_of(client, q="phien cho")
    assert titles(html) == ["Thi về phiên chợ số"]
    assert f'href="{contest.get_absolute_url()}"' in html
    assert titles(html_of(client, q="phien cho", kind="contests")) == ["Thi về phiên chợ số"]
    contest.is_public = False
    contest.save()
    assert titles(html_of(client, q="phien cho")) == []


def test_the_list_is_narrowed_by_kind_and_the_counts_stay(client, news):
    ArticlePageFactory(parent=news, title="Phiên chợ một")
    ArticlePageFactory(parent=news, title="Phiên chợ hai")
    SloganFactory(wording="Phiên chợ ba", state=SloganState.APPROVED)
    html = html_of(client, q="phien cho", type="slogans")
    assert titles(html) == ["Phiên chợ ba"]
    assert "(2)" in html
    assert "(1)" in html
    assert 'value="slogans" checked' in html
    both = html_of(client, q="phien cho", type=["slogans", "news"])
    assert len(titles(both)) == 3
    assert "?q=phien+cho&amp;type=news" in both
    assert len(titles(html_of(client, q="phien cho", type="unheard-of"))) == 3


def test_a_kind_without_results_says_so_and_can_be_dropped(client, news):
    ArticlePageFactory(parent=news, title="Phiên chợ")
    html = html_of(client, q="phien cho", type="kits")
    assert titles(html) == []
    assert 'href="?q=phien+cho"' in html


def test_results_come_ten_a_page_and_pages_keep_the_query(client, news):
    for number in range(12):
        ArticlePageFactory(parent=news, title=f"Phiên chợ {number}")
    first, second = html_of(client, q="phien cho"), html_of(client, q="phien cho", page=2)
    assert len(titles(first)) == 10
    assert len(titles(second)) == 2
    assert not set(titles(first)) & set(titles(second))
    assert "q=phien+cho&amp;page=2" in first
    for page in ("0", "-1", "9" * 30, "x", "9" * 5000):
        assert titles(html_of(client, q="phien cho", page=page))


def test_better_matches_come_first_whatever_they_are(client, news):
    ArticlePageFactory(parent=news, title="Tin trong tuần", summary="Có một phiên chợ.")
    SloganFactory(wording="Phiên chợ", state=SloganState.APPROVED)
    assert titles(html_of(client, q="phien cho"))[0] == "Phiên chợ"


def test_the_number_of_queries_does_not_grow_with_the_results(
    client, news, django_assert_max_num_queries
):
    def queries():
        # PostgreSQL is told how to plan around each question to the index.
        with django_assert_max_num_queries(25) as counted:
            html_of(client, q="phien cho")
        return len(counted)

    ArticlePageFactory(parent=news, title="Phiên chợ")
    SloganFactory(wording="Phiên chợ", state=SloganState.APPROVED)
    html_of(client, q="phien cho")
    few = queries()
    for number in range(6):
        ArticlePageFactory(parent=news, title=f"Phiên chợ {number}")
        SloganFactory(wording=f"Phiên chợ {number}", state=SloganState.APPROVED)
    caches["default"].clear()
    html_of(client, q="phien cho")
    assert queries() == few


def test_an_empty_query_shows_the_form_and_ways_on(client, home):
    TopicFactory(name="Thanh toán số", is_guidance=True)
    html = html_of(client)
    assert 'name="q"' in html
    assert titles(html) == []
    assert "?q=Thanh%20to%C3%A1n%20s%E1%BB%91" in html
    assert html.count("<h1") == 1


def test_a_query_without_results_is_named_and_offers_ways_on(client, home):
    html = html_of(client, q='<b>"zzz')
    assert "&lt;b&gt;&quot;zzz" in html
    assert 'href="/"' in html


def test_nobody_keeps_what_was_searched_for(client, home):
    response = client.get("/search/?q=abc")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    "query",
    [
        "q=%22",
        "q=%22%22%22",
        "q=%27%20OR%201=1--",
        "q=%20%20",
        "q=" + "a+" * 500,
        "q=" + "%C4%91" * 5000,
        "q=%ff%fe",
        "q=%C3",
        "q=%ED%A0%80",
        "q=%E2%80%AE%D7%A9",
        "q[]=a&q[$ne]=1",
        "q=a&q=b&type=a&type=&page=",
        "q=*&page=-1",
        "q=NEAR(a,b)+AND+OR+NOT",
        "q=%25s%25d{}",
        "q=../../etc/passwd",
    ],
)
def test_no_query_breaks_the_page(client, home, query):
    for address in ("/search/", "/en/search/"):
        assert client.get(f"{address}?{query}").status_code == 200


def test_only_reading_is_allowed(client, home):
    assert client.post("/search/", {"q": "x"}).status_code == 405


def test_a_site_without_pages_answers_too(client, db):
    assert Page.objects.filter(depth__gt=2).count() == 0
    assert titles(html_of(client, q="welcome")) in ([], ["Welcome to your new Wagtail site!"])
