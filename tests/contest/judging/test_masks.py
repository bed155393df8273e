"""Names as far as they may be told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.judging.masks import initials, masked, written


@pytest.mark.parametrize(
    ("name", "shown", "mask", "letters"),
    [
        ("NGUYỄN THỊ ẾCH", "Nguyễn Thị Ếch", "Nguyễn T.Ế.", "N.T.Ế."),
        ("nguyễn thị ếch", "Nguyễn Thị Ếch", "Nguyễn T.Ế.", "N.T.Ế."),
        ("Lê Thị Thanh Hương", "Lê Thị Thanh Hương", "Lê T.T.H.", "L.T.T.H."),
        (unicodedata.normalize("NFD", "Đỗ Ước"), "Đỗ Ước", "Đỗ Ư.", "Đ.Ư."),
        (unicodedata.normalize("NFD", "ĐỖ ƯỚC ẨN"), "Đỗ Ước Ẩn", "Đỗ Ư.Ẩ.", "Đ.Ư.Ẩ."),
        ("  Trần\u200b   Văn\tBình ", "Trần Văn Bình", "Trần V.B.", "T.V.B."),
        # One word tells no more than its first letter.
        ("Y", "Y", "Y.", "Y."),
        ("Ếch", "Ếch", "Ế.", "Ế."),
        ("NguyễnThịẾch", "NguyễnThịẾch", "N.", "N."),
        ("NguyễnThịẾch Hoa", "NguyễnThịẾch Hoa", "N.H.", "N.H."),
        ("Hơ Mlo H'Bia", "Hơ Mlo H'Bia", "Hơ M.H.", "H.M.H."),
        ("H'BIA MLÔ", "H'Bia Mlô", "H'Bia M.", "H.M."),
        ("Y Moan Êñuôl", "Y Moan Êñuôl", "Y M.Ê.", "Y.M.Ê."),
        ("Giàng A Páo", "Giàng A Páo", "Giàng A.P.", "G.A.P."),
        ("'Bia -Niê", "'Bia -Niê", "'Bia N.", "B.N."),
        ("A " * 40, "A " * 39 + "A", "A A.A.A.A.A.A.", "A.A.A.A.A.A."),
        ("''' ---", "''' ---", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_name_is_written_masked_and_told_by_initials(name, shown, mask, letters):
    assert written(name) == shown
    assert masked(name) == mask
    assert initials(name) == letters


@given(st.text(max_size=100))
def test_no_name_breaks_a_mask_or_is_told_beyond_its_first_word(name):
    words = written(name).split()
    mask = masked(name)
    assert mask == unicodedata.normalize("NFC", mask)
    assert len(initials(name)) <= 40
    for word in words[1:]:
        # A word of several letters stands in no mask, unless it is a part of the first.
        if len(word) >= 3 and word.isalpha():
            assert word not in mask or word in words[0]
    if len(words) == 1:
        assert mask == initials(name)
