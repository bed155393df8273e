"""Text always fits, and drawings come out as picture, print and vector."""

import io
import unicodedata

import pypdfium2
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from artwork import outline, posters
from artwork.cards import share_card
from artwork.drawing import Drawing, Line, single
from artwork.motif import PALETTES, bit_field, letters_of

pytestmark = pytest.mark.one_database

WORDS = posters.Words(
    headline="Ngày Chuyển\u00a0đổi\u00a0số quốc\u00a0gia",
    message="Dữ liệu số để phục vụ người dân tốt hơn",
    day="10/10/2031",
    owner="Ủy ban nhân dân tỉnh Mẫu",
    address="vidu.vn",
    weekday="Thứ Sáu",
    greeting="Nhiệt liệt hưởng ứng",
)
PIECES = {
    "poster": lambda: posters.poster(WORDS, "Áp phích"),
    "call": lambda: posters.call_poster(WORDS, "NHA!", "Áp phích ra quân"),
    "banner": lambda: posters.banner(WORDS, "Băng rôn"),
    "board": lambda: posters.board(WORDS, "Pano"),
    "flag": lambda: posters.hanging_flag(WORDS, "Phướn"),
    "led": lambda: posters.led_screen(WORDS, "LED"),
    "strip": lambda: posters.led_strip(WORDS, "LED dải"),
    "avatar": lambda: posters.avatar("Ảnh đại diện"),
    "story": lambda: posters.story(WORDS, "Ảnh dọc"),
    "handout": lambda: posters.handout(
        "Nộp hồ sơ", ["Mở trang.", "Điền tờ khai."], "Miễn phí.", WORDS, "Tờ rơi"
    ),
}


def boxes(drawing):
    """Where each line of text stands: left, right, top, bottom."""
    for part in drawing.parts:
        if isinstance(part, Line):
            right = part.left + outline.width(part.text, part.size, part.weight)
            yield part, part.left, right, part.y - 1.17 * part.size, part.y + 0.25 * part.size


@pytest.mark.parametrize("name", PIECES)
def test_no_text_of_a_piece_leaves_its_sheet(name):
    piece = PIECES[name]()
    for part, left, right, top, bottom in boxes(piece):
        assert left >= 0 and right <= piece.width and top >= 0 and bottom <= piece.height, part


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_is_well_formed_svg_without_style_font_or_script(name):
    svg = PIECES[name]().svg()
    tree = ElementTree.fromstring(svg)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        "svg",
        "title",
        "defs",
        "path",
        "g",
        "use",
        "rect",
        "circle",
    }
    assert not any("style" in element.attrib for element in tree.iter())


def test_a_piece_is_drawn_as_wide_as_asked():
    picture = Image.open(io.BytesIO(PIECES["banner"]().png(1200)))
    assert picture.size == (1200, 200)
    assert picture.convert("RGB").getpixel((5, 5)) == (0xA4, 0x16, 0x1F)


@pytest.mark.parametrize("name", PIECES)
def test_the_text_of_a_printed_piece_can_be_read_out(name):
    piece = PIECES[name]()
    document = pypdfium2.PdfDocument(piece.pdf(420))
    width, height = document[0].get_size()
    assert width == pytest.approx(420 / 25.4 * 72, abs=0.5)
    assert height == pytest.approx(width * piece.height / piece.width, abs=0.5)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    for part, *_ in boxes(piece):
        assert " ".join(part.text.split()) in text


def test_the_same_piece_gives_the_same_print():
    assert PIECES["poster"]().pdf(420) == PIECES["poster"]().pdf(420)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=255))
def test_any_title_fits_its_share_card(title):
    card = share_card(title, "Phóng sự", "vidu.vn", "Ngày Chuyển đổi số")
    lines = [part.text for part, *_ in boxes(card)][1:-2]
    for part, left, right, _top, bottom in boxes(card):
        assert left >= 290 and right <= 1200 - 40 and bottom <= 630, part
    # All of it stands there: only what the font can't draw is left out.
    assert "".join("".join(lines).split()) == "".join(outline.drawable(title).split())


@pytest.mark.parametrize("title", ["W" * 255, "Ế Ặ Ổ " * 42, "nghiêng " * 31, "a", "→ €"])
def test_extreme_titles_stay_legible(title):
    card = share_card(title.strip(), "Tin", "vidu.vn")
    sizes = [
        part.size for part, *_ in boxes(card) if part.fill == posters.INK and part.weight == 700
    ]
    assert min(sizes) >= 20


def test_a_card_without_words_is_still_a_card():
    picture = Image.open(io.BytesIO(share_card("", "", "", "").png(1200)))
    assert picture.size == (1200, 630)


def test_lines_are_balanced():
    _size, lines = outline.fit("một hai ba bốn năm sáu bảy tám", 800, 300, 84)
    widths = [outline.width(line, 84) for line in lines]
    assert max(widths) < 2 * min(widths)


def test_a_chosen_text_that_cannot_fit_is_refused():
    with pytest.raises(outline.DoesNotFitError, match="không thể"):
        outline.fit("không thể " * 50, 100, 40, 40)


def test_what_the_font_lacks_is_left_out_and_marks_are_composed():
    assert outline.drawable("a\x00b 😀 c") == "a b c"
    assert outline.drawable(unicodedata.normalize("NFD", "Đổi mới")) == "Đổi mới"


def test_a_line_may_hang_from_its_middle_or_its_end():
    wide = outline.width("số", 40)
    assert Line(100, 0, "số", 40, "#000", anchor="middle").left == pytest.approx(100 - wide / 2)
    assert Line(100, 0, "số", 40, "#000", anchor="end").left == pytest.approx(100 - wide)
    assert single(0, 0, "một dòng rất dài", 50, 40, "#000").size < 40


def test_text_that_looks_like_markup_stays_text():
    drawing = Drawing(400, 100, '<b>"&')
    drawing.add(Line(10, 50, '<i>&"\\ #x', 20, "#000"))
    ElementTree.fromstring(drawing.svg())
    text = pypdfium2.PdfDocument(drawing.pdf(100))[0].get_textpage().get_text_range()
    assert "".join(text.split()) == '<i>&"\\#x'


def test_a_bit_picture_is_the_same_for_the_same_slug():
    for palette in PALETTES:
        assert bit_field("phat-dong", palette) == bit_field("phat-dong", palette)
    assert bit_field("phat-dong", "paper") != bit_field("ra-quan", "paper")
    assert letters_of("phat-dong-ra-quan-som") == "PDRQ"
    assert letters_of("mot") == "MCDS"
    assert len(letters_of("-")) == 4
