"""Which words of a text are names that nobody bears any more."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.former_names import FormerName, FormerNames, tokens

REFORM = date(2025, 7, 1)
DISTRICT = FormerName("Huyện Hoằng Hóa", REFORM, ("Xã Hoằng Hóa", "Xã Hoằng Lộc"))


def found(text, *former, valid=("Xã Hoằng Hóa", "Sở Khoa học và Công nghệ")):
    names = FormerNames(
        [each if isinstance(each, FormerName) else FormerName(each, REFORM) for each in former],
        valid,
    )
    return [each.name for each in names.found_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Về huyện Hoằng Hóa.",
        "Về HUYỆN HOẰNG HÓA.",
        "Về huyện Hoằng Hoá.",
        "Về huyện\u00a0Hoằng\n Hóa, rồi",
        unicodedata.normalize("NFD", "Về huyện Hoằng Hóa"),
        "xã Hoằng Hóa, huyện Hoằng Hóa",
    ],
)
def test_a_former_name_is_found_in_any_spelling(text):
    assert found(text, DISTRICT) == ["Huyện Hoằng Hóa"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Về xã Hoằng Hóa",
        "Về huyen Hoang Hoa",
        "Về huyện Hoàng Hóa",
        "Về huyện. Hoằng Hóa",
        "Về huyện Hoằng Hóan",
        "liênhuyện Hoằng Hóa",
        "Về Hoằng Hóa",
    ],
)
def test_other_words_are_not_taken_for_it(text):
    assert found(text, DISTRICT) == []


@pytest.mark.parametrize(
    "text",
    [
        "huyện Hoằng Hóa cũ",
        "huyện Hoằng Hóa (cũ)",
        "huyện Hoằng Hóa (nay là xã Hoằng Hóa)",
        "huyện Hoằng Hóa, nay thuộc xã Hoằng Lộc",
        "trước đây là huyện Hoằng Hóa",
        "the former huyện Hoằng Hóa",
        "huyện Hoằng Hóa (now Hoằng Hóa Commune)",
    ],
)
def test_a_text_may_say_that_a_name_is_of_the_past(text):
    assert found(text, DISTRICT) == []
    assert found(f"{text}. Nhưng huyện Hoằng Hóa hôm nay", DISTRICT) == ["Huyện Hoằng Hóa"]


def test_names_that_say_something_else_today_are_left_out():
    assert found("Xã Hoằng Hóa và Hoằng Hoá", "Xã Hoằng Hóa", "Hoằng Hoá") == []
    assert found("Văn phòng, VPUB & Đài", "VPUB", "Đài", "Đài &") == []
    assert found("Sở TT&TT", "Sở TT&TT") == ["Sở TT&TT"]


def test_what_stands_inside_a_longer_name_is_no_name_of_its_own():
    valid = ["Trung tâm Sở Khoa học"]
    assert found("Trung tâm Sở Khoa học", "Trung tâm Sở", valid=valid) == []
    assert found("Trung tâm Sở", "Trung tâm Sở", valid=valid) == ["Trung tâm Sở"]
    both = ["Xã Quảng Phú", "Xã Quảng Phú Đông"]
    assert found("Xã Quảng Phú Đông", *both, valid=[]) == ["Xã Quảng Phú Đông"]


def test_units_of_one_name_are_one_name_until_the_last_has_ended():
    earlier = FormerName("Xã Minh Sơn", date(2019, 12, 1), ("Thị trấn Ngọc Lặc",))
    later = FormerName("xã Minh Sơn", REFORM, ("Xã Triệu Sơn", "Thị trấn Ngọc Lặc"))
    names = FormerNames([earlier, later], [])
    assert names.found_in("ở xã Minh Sơn") == [
        FormerName("Xã Minh Sơn", REFORM, ("Thị trấn Ngọc Lặc", "Xã Triệu Sơn"))
    ]


def test_a_register_where_nothing_has_ended_finds_nothing():
    assert not FormerNames([], ["Xã Hoằng Hóa"])


WORDS = st.lists(st.sampled_from(["xã", "hòa", "Hoà", "sơn", "&"]), max_size=4)
NAMES = st.lists(WORDS.filter(bool).map(" ".join), max_size=5)


@given(st.lists(st.sampled_from(["xã", "hòa", "HÒA", "sơn", "&", "."]), max_size=12), NAMES, NAMES)
def test_exactly_the_outermost_names_are_found(words, former, valid):
    """The same, said the long way: every stretch of words against every name."""
    text = tokens(" ".join(words))
    keys = {tuple(tokens(each)) for each in former}
    in_force = {tuple(tokens(each)) for each in valid}
    keys = {
        key
        for key in keys
        if sum(part != "&" for part in key) >= 2
        and not any(name[-len(key) :] == key for name in in_force)
    }
    spans = {
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if tuple(text[start:end]) in keys | in_force
    }
    expected = {
        tuple(text[start:end])
        for start, end in spans
        if tuple(text[start:end]) in keys
        and not any((a, b) != (start, end) and a <= start and end <= b for a, b in spans)
    }
    names = FormerNames([FormerName(each, REFORM) for each in former], valid)
    seen = names.found_in(" ".join(words))
    assert {tuple(tokens(each.name)) for each in seen} == expected
    assert len(seen) == len(expected)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text):
    assert isinstance(found(text, DISTRICT), list)
