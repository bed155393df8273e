"""Texts for boards of letters, and the sheets that go to print shops, as they are seen."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from demo.factories.media import AssetKindFactory, KindSpecFactory, PlaylistFactory

TEXT = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân"
LANGUAGES = ["", "/en"]


@pytest.fixture
def boards(home):
    PlaylistFactory(name="Quảng trường", slug="quang-truong")
    kind = AssetKindFactory(name="Băng rôn", slug="bang-ron", rules="Không che biển báo.")
    KindSpecFactory(
        kind=kind, formats=["pdf"], measure="mm", width=6000, height=1000, is_ratio=True
    )


def board_of(columns, rows):
    wish = {"text": TEXT, "columns": columns, "rows": rows, "capitals": "on"}
    return f"/media/led/?{urlencode(wish)}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1920, "light")])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browse, accessible, boards, language, width, colours
):
    page = browse(width=width, colours=colours)
    for address in ("/media/led/", board_of(20, 4), board_of(120, 1), "/media/kinds/bang-ron/"):
        assert page.goto(language + address).status == 200
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_board_of_a_village_hall_is_seen_whole_on_a_phone(browse, boards):
    page = browse(width=360)
    page.goto(board_of(20, 4))
    board = page.get_by_role("img", name="Màn hình 1")
    assert board.evaluate("(board) => board.scrollWidth <= board.clientWidth")
    # Each letter stands within its cell.
    widest, cell = board.evaluate(
        """(board) => {
          const widths = [...board.querySelectorAll("text")].flatMap((line) =>
            [...line.textContent].map((_, at) => line.getExtentOfChar(at).width));
          return [Math.max(...widths), board.querySelector("svg").viewBox.baseVal.width / 20];
        }"""
    )
    assert widest <= cell


def test_the_keyboard_moves_a_board_that_is_wider_than_the_phone(browse, boards):
    page = browse(width=360)
    page.goto(board_of(120, 1))
    board = page.get_by_role("img", name="Màn hình 1")
    board.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.board').scrollLeft > 0")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_playlist_is_opened_from_the_page_of_boards(browse, boards, javascript):
    page = browse(javascript=javascript)
    page.goto("/media/")
    page.get_by_role("link", name="Bảng LED và màn hình").press("Enter")
    page.get_by_role("link", name="Quảng trường").press("Enter")
    page.wait_for_url("**/media/led/quang-truong/**")


def test_a_sheet_is_printed_without_what_only_a_screen_needs(browse, boards):
    page = browse()
    page.goto("/media/kinds/bang-ron/")
    expect(page.get_by_role("button", name="In trang")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="In trang")).to_be_hidden()
    expect(page.locator("#share")).to_be_hidden()
    expect(page.locator(".print-only.source img")).to_be_visible()
    expect(page.get_by_text("Không che biển báo.")).to_be_visible()
