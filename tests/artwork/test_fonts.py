"""The cut fonts hold every letter the site writes."""

import unicodedata

import pytest
import uharfbuzz
from fontTools.pens.statisticsPen import StatisticsPen
from fontTools.ttLib import TTFont

from artwork import outline

FILES = [outline.font_file(weight) for weight in (400, 700)]
BROWSER = [
    outline.FONT_FOLDER.parents[1] / "static" / "fonts" / f"be-vietnam-pro-vi-{weight}.woff2"
    for weight in (400, 700)
]
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz" + "".join(
    base + mark
    for mark in ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for base in "aăâeêioôơuưy"
)


@pytest.mark.parametrize("path", FILES + BROWSER, ids=lambda path: path.name)
def test_every_vietnamese_letter_every_latin_1_letter_and_our_signs_are_there(path):
    letters = set(unicodedata.normalize("NFC", VIETNAMESE + VIETNAMESE.upper()))
    letters |= set(map(chr, range(0xA0, 0x100))) | set("→←↑↓↗€₫−–…“”‘’")
    known = TTFont(path).getBestCmap()
    assert sorted(letter for letter in letters if ord(letter) not in known) == []


@pytest.mark.parametrize("path", BROWSER, ids=lambda path: path.name)
def test_a_weight_stays_light(path):
    assert path.stat().st_size < 16_500


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_figures_of_equal_width_are_equally_wide(path):
    shaper = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
    widths = {}
    for chosen in (False, True):
        buffer = uharfbuzz.Buffer()
        buffer.add_str("0123456789")
        buffer.guess_segment_properties()
        uharfbuzz.shape(shaper, buffer, {"tnum": chosen, "kern": False})
        widths[chosen] = {position.x_advance for position in buffer.glyph_positions}
    assert len(widths[True]) == 1 < len(widths[False])


def test_pairs_are_kerned_across_marks():
    apart = outline.width("T", 1000) + outline.width("ế", 1000)
    assert outline.width("Tế", 1000) < apart
    assert outline.width("Tự", 1000) < outline.width("T", 1000) + outline.width("ự", 1000)


@pytest.mark.parametrize("weight", [400, 700])
def test_arrows_point_where_they_should(weight):
    glyphs = outline.face(weight).glyphs
    centre = {}
    for letter in "→←↑↓":
        pen = StatisticsPen(glyphs)
        glyphs[outline.shape(letter, weight)[0][0]].draw(pen)
        centre[letter] = (pen.meanX, pen.meanY)
    assert centre["→"][0] > centre["←"][0]
    assert centre["↑"][1] > centre["↓"][1]
