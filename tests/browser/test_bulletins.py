"""Bulletins as an operator of a commune radio takes them: from the list to the microphone, and by feed."""

import json
import zipfile
from datetime import time
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from playwright.sync_api import expect

from demo.factories.bulletins import BulletinFactory
from demo.factories.media import RecordingFactory

LIST, PAGE = "/media/bulletins/", "/media/bulletins/ngay-hoi/"
LANGUAGES = ["", "/en"]
EVERY_DAY = list(range(1, 8))
SAID = (
    "Sáng ngày mười tháng mười, bà con mang theo căn cước công dân đến nhà văn hóa thôn.",
    "Không thu phí.",
)

# Its words, and whether it is seen; the buttons within a player are the browser's own.
WHERE_THE_FOCUS_IS = """() => {
  const at = document.activeElement;
  if (!at.closest("main")) return [null, true];
  const isSeen = at.matches("audio") || getComputedStyle(at).outlineStyle === "solid";
  return [at.value || at.textContent, isSeen];
}"""


@pytest.fixture
def bulletin(home):
    BulletinFactory(title="Họp tổ", times=[(time(17), EVERY_DAY)])
    return BulletinFactory(
        title="Ngày hội",
        written="Sáng 10/10, bà con mang theo căn cước công dân đến nhà văn hóa thôn.\nKhông thu phí.",
        times=[(time(5, 30), EVERY_DAY)],
        recording=RecordingFactory(),
    )


def taken(page, link):
    """The name and the content of what a link downloads, followed by the keyboard."""
    with page.expect_download() as download:
        link.press("Enter")
    return download.value.suggested_filename, Path(download.value.path())


def stops(page, most=80):
    """What the Tab key comes to within the page, each by its words; every stop shows where it is."""
    page.locator("#main-content").focus()
    found = []
    for _stop in range(most):
        page.keyboard.press("Tab")
        words, is_seen = page.evaluate(WHERE_THE_FOCUS_IS)
        if words is None:
            return found
        assert is_seen, words
        found.append(" ".join(words.split()))
    raise AssertionError(f"The Tab key never leaves the page: {found}")


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_list_to_both_files_by_the_keyboard(browse, bulletin, javascript):
    page = browse(javascript=javascript, width=360, accept_downloads=True)
    page.goto(LIST)
    page.get_by_role("link", name="Ngày hội", exact=True).first.press("Enter")
    page.wait_for_url(f"**{PAGE}")
    expect(page.locator("#reading p")).to_have_text(list(SAID))
    name, text = taken(page, page.get_by_role("link", name="Văn bản thuần (TXT)"))
    assert name == "ban-tin-loa-ngay-hoi.txt"
    assert [line for line in text.read_text("utf-8").splitlines() if line][-2:] == list(SAID)
    name, word = taken(page, page.get_by_role("link", name="Bản in cỡ chữ lớn (DOCX)"))
    assert name == "ban-tin-loa-ngay-hoi.docx"
    with zipfile.ZipFile(word) as parts:
        written = parts.read("word/document.xml").decode()
    assert all(sentence in written for sentence in SAID)


def test_the_text_is_copied_as_the_file_has_it(browse, bulletin):
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    page.goto(PAGE)
    page.get_by_role("button", name="Chép văn bản").press("Enter")
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "\n\n".join(SAID)


def test_a_printed_bulletin_is_read_at_arms_length_and_has_nothing_to_press(browse, bulletin):
    page = browse()
    page.goto(PAGE)
    page.emulate_media(media="print")
    size = page.locator("#reading p").first.evaluate(
        "(p) => parseFloat(getComputedStyle(p).fontSize)"
    )
    # In pixels, of which 96 are an inch of 72 points.
    assert round(size * 72 / 96) >= 16
    expect(page.get_by_text(SAID[0])).to_be_visible()
    for name in ("In trang", "Chép văn bản"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_list_names_its_feeds_and_they_hold_what_is_in_use(browse, bulletin, javascript):
    page = browse(javascript=javascript)
    page.goto(LIST)
    for name in ("RSS", "Atom"):
        address = page.locator("main").get_by_role("link", name=name).get_attribute("href")
        told = fromstring(page.request.get(address).body())
        assert "Ngày hội" in "".join(told.itertext())
    address = page.locator("main").get_by_role("link", name="JSON Feed").get_attribute("href")
    items = json.loads(page.request.get(address).body())["items"]
    assert {item["title"] for item in items} == {"Ngày hội", "Họp tổ"}
    (entry,) = (item for item in items if item["title"] == "Ngày hội")
    assert entry["url"].endswith(PAGE) and entry["attachments"]


def test_the_tab_key_goes_through_a_bulletin_as_it_is_read(browse, bulletin):
    page = browse()
    page.goto(PAGE)
    found = stops(page)
    order = ["Bản tin loa", "In trang", "Chia sẻ", "Chép văn bản", "Tải tệp âm thanh", "Zalo"]
    assert [found.index(each) for each in order] == sorted(found.index(each) for each in order)


def test_the_tab_key_goes_through_the_week_and_then_through_all(browse, bulletin):
    page = browse()
    page.goto(LIST)
    found = stops(page)
    week = [each for each in found if each in ("Ngày hội", "Họp tổ")]
    assert week[:4] == ["Ngày hội", "Họp tổ"] * 2 and len(week) == 16
    last = len(found) - found[::-1].index("Họp tổ")
    assert found.index("RSS") > last


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1920, "light")])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browse, accessible, bulletin, language, width, colours
):
    page = browse(width=width, colours=colours)
    for address in (LIST, PAGE):
        assert page.goto(language + address).status == 200
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
