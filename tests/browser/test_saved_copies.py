"""A saved copy opens from the disk with no network at all; a printed page says where it came from."""

import pytest
from playwright.sync_api import expect

from demo.factories.home import StandardPageFactory
from demo.factories.media import AssetFactory, KitFactory, SloganFactory, VariantFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
)
from demo.factories.quiz_embed import QuizFactory
from demo.factories.units import CommunityTeamFactory
from sharing.pages import ViewPage
from sharing.saved import saved_page


@pytest.fixture
def open_offline(chromium, home, tmp_path):
    """Opens a page's saved copy from a file; gives the page and what it tried to fetch or complained of."""
    contexts = []

    def open_it(page):
        target = tmp_path / "saved.html"
        target.write_text(saved_page(page))
        context = chromium().new_context(offline=True, viewport={"width": 390, "height": 844})
        contexts.append(context)
        opened, complaints = context.new_page(), []
        opened.on("requestfailed", lambda request: complaints.append(request.url))
        opened.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        opened.goto(target.as_uri())
        opened.evaluate("document.fonts.ready")
        return opened, complaints

    yield open_it
    for context in contexts:
        context.close()


def test_an_article_with_a_quiz_opens_from_the_disk(open_offline, home):
    quiz = QuizFactory()
    article = ArticlePageFactory(
        parent=NewsIndexPageFactory(parent=home),
        title="Đi từng ngõ, gõ từng nhà",
        body=[("quiz", {"heading": "", "quiz": quiz})],
    )
    opened, complaints = open_offline(article)
    assert opened.text_content("h1") == "Đi từng ngõ, gõ từng nhà"
    assert complaints == []
    assert opened.evaluate("document.fonts.check('700 16px \"Be Vietnam Pro\"', 'ế')")
    assert opened.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
    assert opened.evaluate("document.images.length") > 0
    assert opened.get_attribute("form[method=post]", "action").startswith("http://localhost/quiz/")


def kit_with_a_poster():
    kit = KitFactory()
    VariantFactory(asset=AssetFactory(kit=kit))
    return kit


PAGES = {
    "home": lambda home: home,
    "text": lambda home: StandardPageFactory(parent=home),
    "model story": lambda home: ModelStoryPageFactory(
        parent=ModelStoryIndexPageFactory(parent=home)
    ),
    "kit": lambda home: ViewPage.of(kit_with_a_poster()),
    "quiz": lambda home: ViewPage.of(QuizFactory()),
    "slogans": lambda home: SloganFactory() and ViewPage.of_list("slogans"),
    "teams": lambda home: CommunityTeamFactory() and ViewPage.of_list("find_team"),
    "library": lambda home: kit_with_a_poster() and ViewPage.of_list("library"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_page_opens_from_the_disk(open_offline, home, kind):
    opened, complaints = open_offline(PAGES[kind](home))
    assert opened.locator("h1").count() == 1
    assert complaints == []
    # No sideways scroll on a phone.
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_saved_quiz_says_where_it_is_answered(open_offline, home):
    quiz = QuizFactory()
    opened, _complaints = open_offline(ViewPage.of(quiz))
    assert opened.locator("fieldset.q").first.is_visible()
    assert f"/s/{ViewPage.of(quiz).short_link.code}" in opened.inner_text("form .note")


def print_of(opened):
    """Shows the page as paper does, once every picture has come."""
    opened.emulate_media(media="print")
    pictures = opened.locator("img:visible").all()
    assert pictures
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        # Rejects a picture that is missing or broken. (`wait_for_function` would need `eval`, which our
        # policy refuses.)
        picture.evaluate("image => image.decode()")
    return opened


@pytest.mark.parametrize("kind", PAGES)
def test_a_printed_page_carries_its_address_and_the_code_to_scan(browse, home, kind):
    page = PAGES[kind](home)
    opened = browse()
    opened.goto(page.get_url())
    foot = opened.locator(".source")
    assert not foot.is_visible()
    print_of(opened)
    assert f"/s/{page.short_link.code}" in foot.inner_text()
    assert foot.locator("img").is_visible()
    for what in ("nav", ".acts", ".btn", ".foot", "#share", "form[method=get]"):
        assert not opened.locator(what).locator("visible=true").count(), what


def test_a_printed_kit_shows_each_of_its_designs(browse, home):
    kit = kit_with_a_poster()
    VariantFactory(asset=AssetFactory(kit=kit))
    opened = browse()
    opened.goto(kit.get_absolute_url())
    print_of(opened)
    assert opened.locator(".asset img:visible").count() == 2


def test_a_printed_quiz_has_its_questions(browse, home):
    quiz = QuizFactory()
    opened = browse(colours="dark")
    opened.goto(quiz.get_absolute_url())
    print_of(opened)
    assert opened.locator("fieldset.q").first.is_visible()
    assert f"/s/{ViewPage.of(quiz).short_link.code}" in opened.inner_text("form .note")
    # No ink for the dark ground of a screen.
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def test_the_print_button_fetches_every_picture_first(browse, home):
    kit = kit_with_a_poster()
    opened = browse(height=300)
    opened.add_init_script(
        "window.print = () => document.title ="
        " [...document.images].every((i) => i.complete && i.naturalWidth) ? 'all' : 'some missing'"
    )
    opened.goto(kit.get_absolute_url())
    opened.click("[data-print]")
    expect(opened).to_have_title("all")
