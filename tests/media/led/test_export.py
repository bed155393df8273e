"""The page that breaks a text for a board of letters."""

import unicodedata
from datetime import timedelta
from urllib.parse import urlencode

from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from demo.factories.media import LedBoardFactory, PlaylistFactory, SloganFactory
from demo.factories.programme import TopicFactory
from media.led.wording import places

pytestmark = pytest.mark.django_db
ADDRESS = "/media/led/"
NGO = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân"


def ask(client, status=200, address=ADDRESS, **wish):
    response = client.get(f"{address}?{urlencode(wish)}")
    assert response.status_code == status
    return response.content.decode()


def lines(client, **wish):
    return ask(client, address="/media/led/text.txt", **wish).splitlines()


def test_the_empty_form_offers_approved_slogans_and_known_boards(client, home):
    SloganFactory(wording="Câu đã duyệt")
    SloganFactory(wording="Câu chờ duyệt", proposed=True)
    SloganFactory(wording="Câu hết hạn", use_until=timezone.localdate())
    LedBoardFactory(name="Bảng cổng", columns=16, rows=2)
    html = ask(client)
    assert "Câu đã duyệt" in html and "Bảng cổng: 16 ký tự, 2 dòng" in html
    assert "Câu chờ duyệt" not in html and "Câu hết hạn" not in html
    assert html.count("<h1") == 1
    assert 'value="16"' in html and 'class="error"' not in html
    assert "Approved slogan" in client.get(f"/en{ADDRESS}").content.decode()


def test_a_slogan_is_broken_for_a_known_board(client, home):
    slogan, board = SloganFactory(wording=NGO), LedBoardFactory(columns=25, rows=3)
    html = ask(client, slogan=slogan.pk, board=board.pk)
    assert "Đi từng ngõ,\ngõ từng nhà,\nhướng dẫn từng người dân</textarea>" in html
    drawn = BeautifulSoup(html, "html.parser").select_one(".board")
    assert drawn["aria-label"] == f"Màn hình 1: {NGO}"
    assert [line.text for line in drawn.select("text")] == NGO.replace(", ", ",\n").split("\n")
    assert "50 ký tự" in html
    assert "Không phải khẩu hiệu đã duyệt" not in html


def test_every_letter_of_the_picture_stands_in_a_cell_of_its_own(client, home):
    html = ask(client, text="Ếch ốm e\u0302\u0324 W", columns=12, rows=3)
    drawn = BeautifulSoup(html, "html.parser").select_one(".board svg")
    (line,) = drawn.select("text")
    middles = [int(left) for left in line["x"].split()]
    # A mark without a composed letter stands with the letter before it.
    assert len(middles) == len(line.text) == places(line.text) + 1
    cell = middles[1] - middles[0]
    assert sorted(set(middles)) == [cell // 2 + cell * each for each in range(places(line.text))]
    _left, _top, width, height = (int(side) for side in drawn["viewbox"].split())
    assert width == 12 * cell and int(line["y"]) < height // 3


def test_playlists_that_screens_may_open_are_listed(client, home):
    PlaylistFactory(name="Quảng trường", slug="quang-truong")
    PlaylistFactory(name="Bản nháp", slug="ban-nhap", live=False)
    html = client.get(ADDRESS).content.decode()
    assert '<a href="/media/led/quang-truong/">Quảng trường</a>' in html
    assert "ban-nhap" not in html
    assert "/en/media/led/quang-truong/" in client.get(f"/en{ADDRESS}").content.decode()


def test_the_library_leads_to_slogans_the_checker_boards_and_bulletins(client, home):
    html = client.get("/media/").content.decode()
    for address in ("/media/slogans/", "/media/slogans/check/", ADDRESS, "/media/bulletins/"):
        assert f'<a href="{address}">' in html


def test_an_address_may_choose_the_slogan_alone(client, home):
    slogan = SloganFactory(wording=NGO)
    LedBoardFactory()
    html = ask(client, slogan=slogan.pk)
    assert f'<option value="{slogan.pk}" selected>' in html
    assert (
        f'href="/media/led/?slogan={slogan.pk}"' in client.get("/media/slogans/").content.decode()
    )


def test_capitals_and_own_numbers_make_an_address_to_hand_on(client, home):
    wish = {"text": "đường lối, thị ếch", "columns": 12, "rows": 2, "capitals": "on"}
    assert lines(client, **wish) == ["ĐƯỜNG LỐI,", "THỊ ẾCH"]
    decomposed = {**wish, "text": unicodedata.normalize("NFD", wish["text"])}
    assert lines(client, **decomposed) == lines(client, **wish)


def test_a_text_that_is_no_approved_slogan_is_said_to_be_none(client, home):
    SloganFactory(wording=NGO)
    board = {"columns": 25, "rows": 3}
    assert "Không phải khẩu hiệu đã duyệt" in ask(client, text="Câu tự nghĩ", **board)
    assert "Không phải khẩu hiệu đã duyệt" in ask(client, text=NGO.replace("õ", "ó"), **board)
    assert "Không phải khẩu hiệu đã duyệt" not in ask(client, text=f"{NGO.upper()}.", **board)


def test_an_approved_slogan_is_known_in_english_too(client, home):
    SloganFactory(wording=NGO, wording_en="Every lane, every door, every person")
    wish = {"text": "Every lane, every door, every person", "columns": 25, "rows": 3}
    assert "Not an approved slogan" not in ask(client, address=f"/en{ADDRESS}", **wish)
    assert "Not an approved slogan" in ask(
        client, address=f"/en{ADDRESS}", **{**wish, "text": "Every lane, every person"}
    )


def test_a_text_that_is_too_long_is_told_by_how_much_and_what_fits_instead(client, home):
    topic = TopicFactory()
    slogan = SloganFactory(wording=NGO, topic=topic)
    other = SloganFactory(wording="Một lần khai, nhiều nơi dùng")
    kin = SloganFactory(wording="Gõ từng nhà", topic=topic)
    html = ask(client, slogan=slogan.pk, columns=16, rows=2)
    assert "Câu này cần nhiều hơn bảng 2 dòng: dài hơn 18 ký tự." in html
    assert html.index(f"slogan={kin.pk}") < html.index(f"slogan={other.pk}")
    assert "Chia ra 2 màn hình" in html and "screens=on" in html
    spread = {"slogan": slogan.pk, "columns": 16, "rows": 2, "screens": "on"}
    assert "2 màn hình" in ask(client, **spread)
    assert lines(client, **spread) == [
        "Đi từng ngõ,", "gõ từng nhà,", "", "hướng dẫn", "từng người dân"
    ]  # fmt: skip


def test_a_word_wider_than_the_board_is_named(client, home):
    html = ask(client, text="Truyền thông nghiêng", columns=6, rows=9)
    assert "“nghiêng” có 7 ký tự, một dòng chỉ có 6: dài hơn 1 ký tự." in html
    assert "Chia ra" not in html


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (
            {"columns": "16", "rows": "2", "text": " "},
            "Hãy chọn một khẩu hiệu, hoặc gõ câu của bạn.",
        ),
        ({"text": "Câu", "columns": "3", "rows": "2"}, "Hãy ghi một số nguyên từ 4 đến 120."),
        (
            {"text": "Câu", "columns": "16", "rows": "9" * 5000},
            "Hãy ghi một số nguyên từ 1 đến 16.",
        ),
        ({"text": "Câu", "columns": "16", "rows": "hai"}, "Hãy ghi một số nguyên từ 1 đến 16."),
        ({"text": "Câu", "columns": "16"}, "Hãy ghi số, hoặc chọn một bảng trong danh sách."),
        ({"text": "a" * 501, "columns": "16", "rows": "2"}, "Câu này có 501 ký tự."),
        ({"text": "a\u202eb", "columns": "16", "rows": "2"}, "(U+202E)"),
        ({"slogan": "9" * 40, "columns": "16", "rows": "2"}, "Khẩu hiệu này hiện không được dùng."),
        ({"text": "Câu", "board": "x"}, "Không có bảng này."),
    ],
)
def test_what_cannot_be_is_named_at_its_field_with_the_mend(client, home, wish, said):
    html = ask(client, status=422, **wish)
    assert html.count('class="error"') == 1
    assert said in html
    assert said in ask(client, status=422, address="/media/led/text.txt", **wish)


def test_a_slogan_and_a_text_at_once_are_one_too_many(client, home):
    slogan = SloganFactory(wording=NGO)
    html = ask(client, status=422, slogan=slogan.pk, text="Câu", columns=16, rows=2)
    assert "Đã chọn một khẩu hiệu." in html


def test_a_withdrawn_or_expired_slogan_is_not_exported(client, home):
    today = timezone.localdate()
    for slogan in (
        SloganFactory(proposed=True),
        SloganFactory(use_until=today),
        SloganFactory(use_from=today - timedelta(9), use_until=today - timedelta(1)),
    ):
        ask(client, status=422, slogan=slogan.pk, columns=16, rows=2)


def test_the_file_is_utf8_and_ends_its_lines_as_asked(client, home):
    query = urlencode({"text": "Đi từng ngõ, gõ từng nhà", "columns": 12, "rows": 2})
    response = client.get(f"/media/led/text.txt?{query}")
    assert response.content == "Đi từng ngõ,\ngõ từng nhà\n".encode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    response = client.get(f"/media/led/text.txt?{query}&ends=crlf")
    assert response.content == "Đi từng ngõ,\r\ngõ từng nhà\r\n".encode()
    too_long = urlencode({"text": "một hai ba bốn", "columns": 4, "rows": 1})
    response = client.get(f"/media/led/text.txt?{too_long}")
    assert response.status_code == 422
    assert "dài hơn 10 ký tự" in response.content.decode()


def test_typed_text_is_written_as_text_and_not_for_search_engines(client, home):
    html = ask(client, text="<script>alert(1)</script>", columns=40, rows=2)
    assert "<script>alert" not in html
    assert '<meta name="robots" content="noindex">' in html


def test_no_cookie_and_anyone_may_keep_the_page(client, home):
    response = client.get(f"{ADDRESS}?text=x&columns=9&rows=1")
    assert not response.cookies
    assert "public" in response["Cache-Control"]


def test_an_editor_keeps_boards(office):
    response = office.post(
        "/admin/snippets/media/ledboard/add/",
        {"name": "Bảng cổng", "name_en": "", "columns": "16", "rows": "2", "sort_order": "0"},
    )
    assert response.status_code == 302
    assert "Bảng cổng: 16 ký tự, 2 dòng" in ask(office)
    refused = office.post(
        "/admin/snippets/media/ledboard/add/",
        {"name": "Quá to", "columns": "500", "rows": "2", "sort_order": "0"},
    )
    assert refused.status_code == 200
    assert "120" in refused.content.decode()


def test_a_slogan_without_english_says_on_its_board_that_it_is_vietnamese(client, home):
    slogan = SloganFactory(wording=NGO, wording_en="")
    said = SloganFactory(wording="Gõ từng nhà", wording_en="To every door")
    wish = {"slogan": slogan.pk, "columns": 25, "rows": 3}
    html = ask(client, address=f"/en{ADDRESS}", **wish)
    page = BeautifulSoup(html, "html.parser")
    assert page.select_one(".board")["lang"] == page.select_one("#led-lines")["lang"] == "vi"
    assert page.select_one(f"option[value='{slogan.pk}']")["lang"] == "vi"
    assert not page.select_one(f"option[value='{said.pk}']").has_attr("lang")
    in_english = BeautifulSoup(
        ask(client, address=f"/en{ADDRESS}", **(wish | {"slogan": said.pk})), "html.parser"
    )
    assert in_english.select(".board") and not in_english.select(".board[lang]")
    assert not BeautifulSoup(ask(client, **wish), "html.parser").select("[lang=vi]:not(html, a)")
