"""What holds for every text: it can be read, once is enough, and numbers come back from their words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading_aloud import STANDARD, cardinal, read_aloud, reading_of, reading_seconds
from core.text import nfc

pytestmark = pytest.mark.one_database

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SIZES = {"nghìn": 10**3, "triệu": 10**6}


def heard(words: str) -> int:
    """The number a listener writes down, worked out apart from the rules under test."""
    total = group = pending = 0
    billions = 0
    for word in words.split():
        if word == "tỷ":
            billions = total + group + pending
            total = group = pending = 0
        elif word in _SIZES:
            total += (group + pending) * _SIZES[word]
            group = pending = 0
        elif word == "trăm":
            group, pending = pending * 100, 0
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group, pending = group + pending * 10, 0
        elif word != "linh":
            pending = _UNITS[word]
    return billions * 10**9 + total + group + pending


@given(st.one_of(st.integers(0, 10**15), st.integers(0, 10**6), st.integers(0, 1100)))
def test_a_listener_writes_down_the_number_that_was_written(number: int) -> None:
    assert heard(cardinal(number)) == number


@given(st.integers(0, 10**15))
def test_dots_between_thousands_do_not_change_what_is_heard(number: int) -> None:
    written = f"{number:,}".replace(",", ".")
    assert heard(read_aloud(f"có {written}").removeprefix("có ")) == number


@pytest.mark.parametrize("number", [-1, 10**15 + 1])
def test_numbers_beyond_the_table_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="only numbers"):
        cardinal(number)


_PIECES = st.sampled_from(
    [
        *STANDARD, "10/10", "01–10/10", "7h30", "07:30", "12,5", "%", "505/QĐ-TTg", "1.400.000", "2026", "XXI",
        "Điều", "IV", "thứ", "4", "ngày", "tháng", "0237", "3852", "https://", "gov.vn", "@", "#", "/", "-",
        "–", "(", ")", ".", ",", ":", "…", "km", "m²", "đ", "°C", " ", " ", "  ", "\n", "_", "*", "+", "tổng đài",
        "xã", "“", "”", "'", "½", "²", "①", "٣", "A4", "và", "chuyển đổi số",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join))


@settings(max_examples=500)
@given(_TEXTS)
def test_reading_a_text_that_was_read_changes_nothing(text: str) -> None:
    read = read_aloud(text)
    assert read_aloud(read) == read


@settings(max_examples=500)
@given(_TEXTS)
def test_no_figure_is_left_and_the_text_is_composed(text: str) -> None:
    read = read_aloud(text)
    assert not [each for each in read if each.isdigit()]
    assert unicodedata.is_normalized("NFC", read)


@given(
    st.lists(
        st.sampled_from(["bà", "con", "hãy", "học", "dùng", "dịch", "vụ", "công", "trực", "tuyến"]),
        min_size=1,
    )
)
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = " ".join(words)
    assert read_aloud(text) == text


def test_every_standard_abbreviation_is_spelled_out_for_good() -> None:
    for written, spoken in STANDARD.items():
        assert nfc(written) == written
        assert nfc(spoken) == spoken
        assert read_aloud(spoken) == spoken, written


def test_text_in_decomposed_letters_is_read_like_any_other() -> None:
    assert read_aloud(unicodedata.normalize("NFD", "CĐS ở 5 xã")) == "Chuyển đổi số ở năm xã"


def test_editors_abbreviations_come_before_the_standard_ones() -> None:
    own = {"CĐS": "chuyển đổi số toàn diện", "NQ57": "Nghị quyết năm mươi bảy"}
    assert (
        read_aloud("về CĐS theo NQ57", own)
        == "về chuyển đổi số toàn diện theo Nghị quyết năm mươi bảy"
    )


def test_a_reading_tells_what_was_spelled_out() -> None:
    reading = reading_of("Bà con (ở 5 xã) học CĐS.")
    assert reading.text == "Bà con, ở năm xã, học chuyển đổi số."
    assert reading.spelled_out == (("5", "năm"), ("CĐS", "chuyển đổi số"))


def test_seconds_follow_from_syllables_and_speed() -> None:
    assert reading_seconds("một hai ba", 60) == 3
    assert reading_seconds("ki-lô-mét", 60) == 3
    assert reading_seconds("", 210) == 0
    assert reading_seconds("một hai", 210) == 1
    with pytest.raises(ValueError, match="speed"):
        reading_seconds("một", 0)


def test_a_long_text_is_read_in_a_moment() -> None:
    assert read_aloud("(" * 20_000) == ""
    assert read_aloud("1-" * 10_000)
    assert read_aloud("a." * 10_000)
    assert read_aloud("#" + "a" * 20_000)
