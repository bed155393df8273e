"""The register of slogans and its checker, as they are seen and as they are worked with keys alone."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from demo.factories.media import SloganFactory
from demo.factories.programme import TopicFactory

LANGUAGES = ["", "/en"]
NGO = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân"
WRONG = NGO.replace(" gõ ", " vào ")


@pytest.fixture
def slogans(home):
    topic = TopicFactory(name="Tổ công nghệ")
    SloganFactory(wording=NGO, wording_en="Every lane, every door, every person", topic=topic)
    SloganFactory(wording="Chào mừng Ngày Chuyển đổi số quốc gia")


def check_of(sentence):
    return f"/media/slogans/check/?{urlencode({'sentence': sentence})}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1920, "light")])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browse, accessible, slogans, language, width, colours
):
    page = browse(width=width, colours=colours)
    sentences = (NGO, WRONG, "Một câu khác hẳn", " ", "dài " * 200)
    for address in ("/media/slogans/", "/media/slogans/check/", *map(check_of, sentences)):
        assert page.goto(language + address).status in (200, 422)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("javascript", [True, False])
def test_a_sentence_is_checked_by_the_keyboard(browse, slogans, javascript):
    page = browse(javascript=javascript, width=360)
    page.goto("/media/slogans/check/")
    page.get_by_label("Câu sắp in").focus()
    page.keyboard.insert_text(WRONG)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    told = page.get_by_role("status")
    expect(told).to_contain_text("Khác câu đã duyệt 1 chỗ")
    expect(told.locator("del")).to_contain_text("vào")
    expect(told.locator("ins")).to_contain_text("gõ")
    expect(page.locator("#right-slogan")).to_have_text(NGO)
