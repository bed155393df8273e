"""News in a browser: nothing refused by the policy, nothing axe finds, filters without a script."""

import pytest
from playwright.sync_api import expect

from demo.factories.home import HomePageFactory
from demo.factories.media import CustomImageFactory, RecordingFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
    SeriesFactory,
    result_figures,
)
from demo.factories.programme import FigureFactory, LegalDocumentFactory, TopicFactory
from demo.factories.story import (
    action,
    figures,
    gallery,
    heading,
    paragraph,
    picture,
    quote,
    related,
    table,
)
from news.enums import ArticleKind
from news.models import ModelStoryPage


@pytest.fixture
def news():
    home = HomePageFactory.as_site_root()
    index = NewsIndexPageFactory(parent=home)
    topic, other = TopicFactory(name="An toàn trên mạng"), TopicFactory(name="Mua bán")
    for number in range(13):
        ArticlePageFactory(parent=index, topic=topic if number % 2 else other)
    stories = ModelStoryIndexPageFactory(parent=home)
    image = CustomImageFactory()
    ArticlePageFactory(
        parent=index,
        title="Toàn tỉnh ra quân",
        kind=ArticleKind.REPORT,
        topic=topic,
        series=SeriesFactory(),
        documents=[LegalDocumentFactory()],
        body=[
            paragraph(),
            heading("Cùng một thời điểm"),
            figures([FigureFactory(), FigureFactory(name="nhóm nội dung", value=6)]),
            quote("Đi từng ngõ, gõ từng nhà.", "Kế hoạch của tỉnh"),
            table(),
            picture(image, caption="Buổi đầu."),
            gallery([image, image], title="Ngày ra quân"),
            action(address="/media/"),
            related([index]),
        ],
    )
    ArticlePageFactory(
        parent=index,
        title="Xem ra quân",
        kind=ArticleKind.VIDEO,
        recording=RecordingFactory(video=True),
    )
    for _ in range(3):
        ModelStoryPageFactory(parent=stories)
    ModelStoryPageFactory(
        parent=stories,
        title="Chợ quê quét mã",
        limits="<p>Mạng yếu buổi sáng.</p>",
        figures=result_figures(FigureFactory(), FigureFactory(value=27)),
    )
    return index


PAGES = [
    "/tin-tuc/",
    "/tin-tuc/?kind=brief&page=2",
    "/tin-tuc/toan-tinh-ra-quan/",
    "/tin-tuc/xem-ra-quan/",
    "/mo-hinh/",
    "/mo-hinh/cho-que-quet-ma/",
    "/feeds/",
]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_and_the_policy_find_nothing(browse, accessible, news, colours):
    page = browse(colours=colours)
    for address in PAGES:
        assert page.goto(address).status == 200
        accessible(page)


def test_news_can_be_read_on_a_small_phone(browse, accessible, news):
    page = browse(width=360, height=720)
    for address in PAGES:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, (address, width)
        accessible(page)


def test_news_are_filtered_without_a_script(browse, news):
    page = browse(javascript=False)
    page.goto("/tin-tuc/")
    page.get_by_label("An toàn trên mạng").check()
    page.locator("form.sheet .btn").click()
    expect(page.locator("#results")).to_contain_text("7")
    expect(page.locator(".chips a")).to_have_count(1)
    page.locator(".chips a").click()
    expect(page.locator("#results")).to_contain_text("15")


def test_two_models_are_compared_with_the_keyboard_and_without_a_script(browse, news):
    page = browse(javascript=False, width=360)
    page.goto("/mo-hinh/")
    page.get_by_label("Chọn để so sánh: Chợ quê quét mã").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="So sánh", exact=True).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Hãy đánh dấu thêm")
    page.get_by_role("checkbox", name="Chọn để so sánh").and_(page.locator(":not(:checked)")).nth(
        0
    ).check()
    page.get_by_role("button", name="So sánh", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh 2 mô hình")
    expect(page.get_by_role("columnheader")).to_have_count(3)


def test_compared_models_fit_every_screen_and_paper(browse, accessible, news):
    stories = ModelStoryPage.objects.live()[:3]
    address = "/mo-hinh/?" + "&".join(f"compare={story.pk}" for story in stories)
    for width in (320, 360, 768, 1440):
        page = browse(width=width)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)
    cells = page.locator("tbody tr").first.locator("td")
    tops = {round(cell.bounding_box()["y"]) for cell in cells.all()}
    assert len(tops) == 1, "on a wide screen the models stand beside each other"
    # A sheet of A4 between its margins.
    page.set_viewport_size({"width": 672, "height": 900})
    page.emulate_media(media="print")
    assert len({round(cell.bounding_box()["y"]) for cell in cells.all()}) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 672


def test_a_sound_can_be_played(browse, news):
    ArticlePageFactory(
        parent=news, title="Nghe", kind=ArticleKind.AUDIO, recording=RecordingFactory()
    )
    page = browse(width=360)
    page.goto("/tin-tuc/nghe/")
    box = page.locator("audio").bounding_box()
    assert box["height"] >= 40 and box["width"] <= 360
