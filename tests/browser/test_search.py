"""Search in a browser: suggestions by keyboard and finger, everything else without a script."""

import json
import re

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Locale

import pytest
from playwright.sync_api import expect

from demo.factories.home import HomePageFactory, StandardPageFactory
from demo.factories.media import SloganFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.programme import TopicFactory
from demo.factories.translation import translate_page
from demo.factories.units import CommunityTeamFactory, UnitFactory
from media.enums import SloganState


@pytest.fixture
def home(db):
    return HomePageFactory.as_site_root()


@pytest.fixture
def news(home):
    """Fourteen articles about the market, of two topics and ten units, and one about shopping."""
    index = NewsIndexPageFactory(parent=home)
    topics = [TopicFactory(name="An toàn trên mạng"), TopicFactory(name="Mua bán")]
    for number in range(14):
        ArticlePageFactory(
            parent=index,
            title=f"Phiên chợ số {number}",
            slug=f"phien-cho-{number}",
            summary="Chợ quê quét mã, chuyển đổi số từ việc nhỏ.",
            topic=topics[number % 2],
            unit=UnitFactory(name=f"Xã thứ {number}") if number < 10 else None,
        )
    SloganFactory(wording="Chợ số, nhà nhà cùng số", state=SloganState.APPROVED)
    CommunityTeamFactory(name="Tổ công nghệ số chợ Trung tâm", area="", commune=UnitFactory())
    return index


@pytest.fixture
def english(home, news):
    Locale.objects.get_or_create(language_code="en")
    about = StandardPageFactory(parent=home, title="Quảng trường", summary="", body=[])
    translate_page(home, texts_of(home))
    translate_page(about, {about.title: "Digital market square"})


def texts_of(page):
    from wagtail_localize.models import TranslationSource

    source, _ = TranslationSource.get_or_create_from_instance(page)
    texts = source.stringsegment_set.values_list("string__data", flat=True)
    return {text: f"English {number}" for number, text in enumerate(texts)}


def field(page):
    return page.locator("#q")


def suggested(page):
    return page.locator("#suggested")


def typed(page, words, address="/search/"):
    """The search page after these keys, with its list of suggestions open."""
    page.goto(address)
    field(page).press_sequentially(words)
    expect(suggested(page)).to_be_visible()
    return page


def answer_slowly_with(page, *titles):
    """Gives suggestions of our own, and counts the questions in `page.questions`."""
    page.questions = []

    def answer(route):
        page.questions.append(route.request.url)
        rows = [{"title": title, "kind": "", "url": ""} for title in titles]
        route.fulfill(body=json.dumps({"suggestions": rows}), content_type="application/json")

    page.route("**/suggest/?*", answer)


# Suggestions


def test_nothing_opens_before_somebody_types(browse, news):
    page = browse()
    page.goto("/search/?q=cho")
    field(page).focus()
    field(page).press("ArrowDown")
    expect(suggested(page)).to_be_hidden()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    field(page).fill("p")
    page.wait_for_timeout(500)
    expect(suggested(page)).to_be_hidden()


def test_the_keyboard_chooses_and_opens_a_suggestion(browse, news):
    page = typed(browse(), "phien cho so 1")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    field(page).press("ArrowDown")
    field(page).press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field(page).get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    expect(field(page)).to_be_focused()
    address = options.nth(1).get_attribute("href")
    assert address.startswith("/tin-tuc/phien-cho-1")
    field(page).press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address)))


def test_the_arrows_go_round_through_the_field(browse, news):
    page = typed(browse(), "phien cho")
    chosen = page.locator('[role=option][aria-selected="true"]')
    field(page).press("ArrowUp")
    expect(chosen).to_have_text(page.get_by_role("option").last.inner_text())
    field(page).press("ArrowDown")
    expect(chosen).to_have_count(0)
    field(page).press("ArrowDown")
    expect(chosen).to_have_attribute("id", "suggested-0")
    field(page).press_sequentially(" so")
    expect(chosen).to_have_count(0)


def test_escape_closes_the_list_and_keeps_the_words(browse, news):
    page = typed(browse(), "phien")
    field(page).press("ArrowDown")
    field(page).press("Escape")
    expect(suggested(page)).to_be_hidden()
    expect(field(page)).to_have_value("phien")
    field(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=phien$"))


def test_enter_without_a_choice_searches_the_words(browse, news):
    page = typed(browse(), "phien cho")
    field(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=phien\+cho$"))


def test_what_has_no_page_is_searched_by_its_title(browse, news):
    page = typed(browse(), "trung tam")
    page.get_by_role("option").click()
    expect(page.locator(".hit h3")).to_have_text(["Tổ công nghệ số chợ Trung tâm"])
    expect(field(page)).to_have_value("Tổ công nghệ số chợ Trung tâm")


def test_a_finger_opens_a_suggestion(browse, news):
    page = typed(browse(width=360, height=740, has_touch=True), "phien cho so 1")
    option = page.get_by_role("option").first
    address = option.get_attribute("href")
    option.tap()
    expect(page).to_have_url(re.compile(re.escape(address)))


def test_the_list_closes_when_the_focus_goes_on(browse, news):
    page = typed(browse(), "phien")
    field(page).press("Tab")
    expect(suggested(page)).to_be_hidden()
    expect(page.locator(".find .btn")).to_be_focused()


def test_the_number_of_suggestions_is_announced(browse, news):
    page = typed(browse(), "phien cho")
    status = page.locator("form[data-suggest] [role=status]")
    expect(status).to_have_text("8 gợi ý. Dùng phím mũi tên để chọn.")
    field(page).press("Escape")
    expect(status).to_have_text("")


def test_one_question_is_asked_for_a_word_typed_quickly(browse, news):
    page = browse()
    answer_slowly_with(page, "<b>Chợ</b>")
    typed(page, "phien")
    expect(page.get_by_role("option")).to_have_text("<b>Chợ</b>")
    assert [address.partition("?")[2] for address in page.questions] == ["q=phien"]


@pytest.mark.parametrize("answer", [{"status": 500}, {"body": "no JSON"}, {"body": "{}"}])
def test_a_failing_answer_is_passed_over_in_silence(browse, news, answer):
    page = browse()
    page.route("**/suggest/?*", lambda route: route.fulfill(**answer))
    page.goto("/search/")
    with page.expect_response("**/suggest/?*"):
        field(page).press_sequentially("phien cho")
    page.wait_for_timeout(300)
    expect(suggested(page)).to_be_hidden()
    field(page).press("Enter")
    expect(page.locator(".hit")).to_have_count(10)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_list_leaves_the_button_free_and_its_rows_are_large(browse, news, width):
    page = typed(browse(width=width, height=740), "cho")
    button, box = page.locator(".find .btn").bounding_box(), suggested(page).bounding_box()
    assert box["y"] >= button["y"] + button["height"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    rows = [row.bounding_box()["height"] for row in page.get_by_role("option").all()]
    assert rows and min(rows) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".find .btn").click()
    expect(page).to_have_url(re.compile(r"\?q=cho$"))


@pytest.mark.parametrize("options", [{}, {"colours": "dark", "width": 360}])
def test_the_open_list_is_accessible(browse, accessible, news, english, options):
    page = browse(**options)
    for address, words in (("/search/", "cho"), ("/en/search/", "market")):
        typed(page, words, address)
        accessible(page)
        field(page).press("ArrowDown")
        accessible(page)


def test_the_choice_is_seen_in_high_contrast_and_in_forced_colours(browse, accessible, news):
    page = typed(browse(forced_colors="active"), "phien")
    field(page).press("ArrowDown")
    chosen = page.locator('[role=option][aria-selected="true"]')
    expect(chosen).to_have_css("outline-style", "solid")
    page.emulate_media(forced_colors="none")
    page.evaluate("document.documentElement.dataset.contrast = 'high'")
    expect(chosen).to_have_css("outline-color", "rgb(255, 255, 255)")
    accessible(page)


# Without a script


def results(page):
    return page.locator("h2.label").filter(has_text="kết quả")


def test_the_list_is_filtered_sorted_and_turned_without_a_script(browse, news):
    page = browse(javascript=False)
    page.goto("/search/")
    field(page).fill("phien cho")
    field(page).press("Enter")
    expect(results(page)).to_have_text("14 kết quả")
    page.get_by_label("An toàn trên mạng").check()
    page.locator("form.sheet .btn").click()
    expect(results(page)).to_have_text("7 kết quả")
    page.get_by_role("link", name="Mới nhất trước").click()
    expect(page.locator(".order [aria-current]")).to_have_text("Mới nhất trước")
    expect(results(page)).to_have_text("7 kết quả")
    page.get_by_role("link", name="An toàn trên mạng bỏ lọc").click()
    expect(results(page)).to_have_text("14 kết quả")
    page.get_by_role("link", name="Sau", exact=True).click()
    expect(page.locator(".hit")).to_have_count(4)
    expect(page).to_have_url(re.compile(r"q=phien\+cho&sort=date&page=2$"))
    expect(field(page)).to_have_value("phien cho")
    expect(page.locator(".order [aria-current]")).to_have_text("Mới nhất trước")


def test_rare_choices_of_a_long_filter_are_folded_until_one_is_chosen(browse, news):
    page = browse(javascript=False)
    page.goto("/search/?q=phien+cho")
    units = page.get_by_role("group", name="Đơn vị, xã, phường")
    assert units.get_by_role("checkbox").count() < 10
    expect(units.get_by_role("checkbox").last).to_be_visible()
    units.locator("summary").click()
    last = units.get_by_role("checkbox").last
    last.check()
    page.locator("form.sheet .btn").click()
    expect(results(page)).to_have_text("1 kết quả")
    page.goto(page.url.replace("q=phien+cho", "q=cho"))
    expect(units.locator("input:checked")).to_be_visible()


def test_filters_open_as_a_sheet_on_a_phone(browse, news):
    page = browse(javascript=False, width=360, height=740)
    page.goto("/search/?q=phien+cho")
    box = page.get_by_label("Mua bán")
    expect(box).to_be_hidden()
    page.locator('.split button[popovertarget="filters"]').first.click()
    box.check()
    page.locator("form.sheet .btn").click()
    expect(results(page)).to_have_text("7 kết quả")


def test_raw_keys_are_read_as_words_and_can_be_taken_literally(browse, news):
    page = browse(javascript=False)
    page.goto("/search/?q=chuyeern+ddooir+soos")
    notice = page.get_by_role("status").filter(has_text="Đang hiện kết quả cho")
    expect(notice).to_contain_text("chuyển đổi số")
    expect(page.locator(".hit").first).to_contain_text("Chuyển đổi số")
    notice.get_by_role("link", name="Tìm đúng “chuyeern ddooir soos”").click()
    expect(page.locator("main")).to_contain_text("Không có kết quả cho “chuyeern ddooir soos”")


def test_a_filter_that_leaves_nothing_can_be_dropped(browse, news):
    page = browse(javascript=False)
    page.goto("/search/?q=phien+cho&type=quizzes")
    expect(page.locator("main")).to_contain_text("Hãy bỏ bớt một bộ lọc")
    page.locator(".chips a").click()
    expect(results(page)).to_have_text("14 kết quả")


# Every look of the page


@pytest.fixture
def promoted(news):
    article = news.get_children().first()
    SearchPromotion.objects.create(query=Query.get("chợ"), page=article, description="Nên đọc.")


ADDRESSES = [
    "/search/",
    "/search/?q=cho",
    "/search/?q=cho&page=2",
    "/search/?q=cho&type=news&sort=date",
    "/search/?q=phien+cho&type=quizzes",
    "/search/?q=chuyeern+ddooir+soos",
    "/search/?q=xyzzyq",
    "/en/search/?q=market",
    "/en/search/?q=xyzzyq",
]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_look_is_accessible_and_fits(browse, accessible, promoted, english, width, colours):
    page = browse(width=width, height=740, colours=colours)
    for address in ADDRESSES:
        assert page.goto(address).status == 200
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        accessible(page)
    page.goto("/search/?q=cho")
    expect(page.get_by_role("region", name="Dành cho từ bạn tìm")).to_contain_text("Nên đọc.")
