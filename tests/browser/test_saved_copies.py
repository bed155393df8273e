"""A saved copy opens from the disk with no network at all; a printed page says where it came from."""

import pytest

from demo.factories.home import StandardPageFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
)
from demo.factories.quiz_embed import QuizFactory
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


@pytest.mark.parametrize("kind", ["home", "text", "model story"])
def test_every_kind_of_page_opens_from_the_disk(open_offline, home, kind):
    page = {
        "home": lambda: home,
        "text": lambda: StandardPageFactory(parent=home),
        "model story": lambda: ModelStoryPageFactory(
            parent=ModelStoryIndexPageFactory(parent=home)
        ),
    }[kind]()
    opened, complaints = open_offline(page)
    assert opened.locator("h1").count() == 1
    assert complaints == []
    # No sideways scroll on a phone.
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_printed_page_carries_its_address_and_the_code_to_scan(browse, home):
    page = StandardPageFactory(parent=home, title="Giới thiệu")
    opened = browse()
    opened.goto("/gioi-thieu/")
    foot = opened.locator(".print-only")
    assert not foot.is_visible()
    opened.emulate_media(media="print")
    foot.scroll_into_view_if_needed()
    assert f"/s/{page.short_link.code}" in foot.inner_text()
    pictures = foot.locator("img").all()
    assert pictures
    for picture in pictures:
        # Rejects a picture that is missing or broken. (`wait_for_function` would need `eval`, which our
        # policy refuses.)
        picture.evaluate("image => image.decode()")
