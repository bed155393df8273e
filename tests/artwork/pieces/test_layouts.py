"""A sentence on sheets of any ratio: whole, in letters large enough, with the unit alone in its zone."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from artwork import outline
from artwork.drawing import Line, Picture
from artwork.outline import NO_BREAK
from artwork.pieces import (
    TEMPLATES,
    Logo,
    PieceError,
    SponsorError,
    TooLongError,
    UndrawableError,
    Words,
    lay_out,
)
from artwork.pieces.breaks import bound
from artwork.pieces.places import places_for
from core.compounds import COMPOUNDS

pytestmark = pytest.mark.one_database

RATIOS = {"banner": 6, "flag": 0.32, "poster": 0.7071, "board": 1.5, "screen": 16 / 9, "square": 1}
SHORT = "Dữ liệu số an toàn"
MIDDLE = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân sử dụng dịch vụ, ứng dụng để phát triển kinh tế số"
CAPITALS = "NGUYỄN THỊ ẾCH ĐẶC BIỆT ỔN ĐỊNH, TẤT CẢ VÌ CUỘC SỐNG ẤM NO"
UNIT = "Ủy ban nhân dân xã Mẫu"


def picture(width, height, colour="#0050A0"):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return Logo(out.getvalue(), width, height)


def words(sentence=MIDDLE, **more):
    return Words(sentence, **{"unit": UNIT, **more})


def extent(line):
    """Where ink of a line can be: left, top, right, bottom."""
    right = line.left + outline.width(line.text, line.size, line.weight)
    return line.left, line.y - 1.17 * line.size, right, line.y + 0.25 * line.size


def lines_of(sheet):
    return [part for part in sheet.drawing.parts if isinstance(part, Line)]


def lies_in(inner, box):
    left, top, right, bottom = inner
    slack = 0.01
    return (
        left >= box.x - slack
        and top >= box.y - slack
        and right <= box.right + slack
        and bottom <= box.bottom + slack
    )


def said_in(sheet, box):
    """The text in a zone, as it is read."""
    lines = [line.text for line in lines_of(sheet) if lies_in(extent(line), box)]
    return " ".join(lines).replace(NO_BREAK, " ")


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sentence", [SHORT, MIDDLE, CAPITALS], ids=["short", "middle", "capitals"])
def test_the_whole_sentence_stands_in_its_place_and_the_unit_in_its_zone(template, ratio, sentence):
    sheet = lay_out(template, ratio, words(sentence, logo=picture(40, 40)))
    assert said_in(sheet, sheet.places.sentence) == sentence
    assert said_in(sheet, sheet.places.unit) == UNIT
    assert len(lines_of(sheet)) == len(
        [line for line in lines_of(sheet) if line.size >= sheet.places.smallest_name]
    )


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_nothing_but_the_unit_enters_its_zone(ratio):
    sheet = lay_out(
        "lacquer",
        ratio,
        words(SHORT, logo=picture(30, 60), sponsor=picture(90, 30), sponsor_share=0.2),
    )
    zone, others = sheet.places.unit, sheet.places
    for box in (others.sign, others.sentence, others.sponsor, others.panel, others.frieze):
        if box:
            apart = (
                box.right <= zone.x + 0.01
                or box.x >= zone.right - 0.01
                or box.bottom <= zone.y + 0.01
                or box.y >= zone.bottom - 0.01
            )
            assert apart, box


def test_the_zone_of_the_unit_is_the_same_whatever_the_words_on_one_size():
    zones = {
        lay_out("river", 0.7071, words(sentence, unit=unit)).places.unit
        for sentence in (SHORT, MIDDLE)
        for unit in ("Xã Mẫu", UNIT)
    }
    assert len(zones) == 1


@given(st.floats(0.2, 8), st.floats(0.02, 0.3))
@example(1.0, 0.2)
@example(1.1, 0.2)
def test_a_sponsor_never_takes_more_than_its_share_and_stands_on_the_right_of_what_is_wide(
    ratio, share
):
    places = places_for(ratio, share)
    zone = places.sponsor
    assert 0 < places.sponsor_share <= share
    if ratio > 1:
        edges = (places.unit.right, 0, places.width, places.height)
    else:
        edges = (0, places.unit.bottom, places.width, places.height)
    assert (zone.x, zone.y, zone.right, zone.bottom) == pytest.approx(edges)
    assert places.sentence.right <= places.unit.right and places.sentence.bottom <= places.unit.y


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_the_pixels_of_a_sponsor_measure_less_than_its_share(ratio):
    sponsor = picture(40, 40, "#00FF00")
    sheet = lay_out("paper", ratio, words(SHORT, sponsor=sponsor, sponsor_share=0.2))
    shown = Image.open(io.BytesIO(sheet.drawing.png(600))).convert("RGB")
    green = sum(count for count, colour in shown.getcolors(1 << 20) if colour == (0, 255, 0))
    assert 0 < green / (shown.width * shown.height) < 0.2


def test_a_sponsor_is_refused_where_none_is_allowed():
    with pytest.raises(SponsorError):
        lay_out("paper", 6, words(SHORT, sponsor=picture(9, 9), sponsor_share=0))


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_a_sentence_that_does_not_fit_is_refused_with_what_is_too_much(ratio):
    sentence = " ".join([MIDDLE] * 6)
    with pytest.raises(TooLongError) as refused:
        lay_out("lacquer", ratio, words(sentence))
    fault = refused.value
    assert fault.part == "sentence" and fault.letters > 0 and fault.words > 0
    shorter = sentence[: -fault.letters].strip()
    lay_out("lacquer", ratio, words(shorter))


def test_a_name_that_does_not_fit_its_zone_is_refused_as_a_name():
    with pytest.raises(TooLongError) as refused:
        lay_out("lacquer", 0.32, words(SHORT, unit=" ".join([UNIT] * 9)))
    assert refused.value.part == "name"


def test_a_word_wider_than_the_sheet_is_refused_whole():
    with pytest.raises(TooLongError) as refused:
        lay_out("lacquer", 0.32, words("Ế" * 90))
    assert refused.value.letters == 90


@pytest.mark.parametrize("sentence", ["Chuyển đổi số 🚀", "数字化", "   ", "Ảnh\x00thật"])
def test_letters_that_the_font_lacks_are_refused_and_not_left_out(sentence):
    with pytest.raises(UndrawableError):
        lay_out("lacquer", 6, words(sentence))


def test_decomposed_letters_are_drawn_composed():
    import unicodedata

    sheet = lay_out("paper", 1.5, words(unicodedata.normalize("NFD", MIDDLE)))
    assert said_in(sheet, sheet.places.sentence) == MIDDLE


def test_a_strip_of_any_ratio_beyond_reading_is_refused():
    with pytest.raises(PieceError):
        lay_out("paper", 40, words())


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_no_line_parts_a_compound_or_begins_with_a_dash(ratio):
    sentence = "Phổ cập hạ tầng số để phát triển kinh tế số – Động lực mới cho tăng trưởng"
    sheet = lay_out("paper", ratio, words(sentence))
    broken = [line.text for line in lines_of(sheet)]
    assert not any(line.startswith("–") for line in broken)
    joined = "\n".join(broken).replace(NO_BREAK, " ").casefold()
    for compound in ("phổ cập", "hạ tầng số", "phát triển", "kinh tế số", "động lực mới"):
        assert compound in joined


@pytest.mark.parametrize("ratio", [6, 3])
@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Nhiệt liệt chào mừng Ngày Chuyển đổi số quốc gia 10/10", "Ngày Chuyển đổi số"),
        ("Học nộp hồ sơ dịch vụ công trực tuyến tại nhà văn hóa", "dịch vụ công trực tuyến"),
    ],
)
def test_a_compound_too_long_to_be_bound_stays_whole_where_there_is_another_way(
    ratio, sentence, whole
):
    broken = [line.text for line in lines_of(lay_out("paper", ratio, words(sentence)))]
    assert whole in "\n".join(broken).replace(NO_BREAK, " ")


@given(
    st.lists(
        st.sampled_from([*map(" ".join, sorted(COMPOUNDS)), "và", "để", "từng", "Ếch,"]),
        min_size=1,
        max_size=12,
    )
)
def test_binding_changes_no_letter(parts):
    text = " ".join(parts)
    assert bound(text).replace(NO_BREAK, " ") == text


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(MIDDLE.split() + CAPITALS.split()), min_size=1, max_size=40),
    st.sampled_from(list(RATIOS.values())),
)
def test_whatever_the_words_they_stand_whole_or_are_refused(parts, ratio):
    sentence = " ".join(parts)
    try:
        sheet = lay_out("night", ratio, words(sentence))
    except TooLongError as fault:
        assert 0 < fault.letters <= len(sentence)
    else:
        assert said_in(sheet, sheet.places.sentence) == sentence


def test_logos_keep_their_ratio_on_a_plate_of_paper():
    sheet = lay_out("night", 1.5, words(SHORT, logo=picture(80, 20)))
    (shown,) = [part for part in sheet.drawing.parts if isinstance(part, Picture)]
    assert shown.width / shown.height == pytest.approx(4)
    assert "data:image/png" in sheet.drawing.svg()
