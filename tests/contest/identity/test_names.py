"""Names are compared as people mean them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.identity.names import alike, comparable, distance, is_same, words_of
from contest.identity.syllables import is_syllable


@pytest.mark.parametrize(
    "written",
    [
        "Nguyễn Thị Ếch",
        "NGUYỄN THỊ ẾCH",
        "nguyen thi ech",
        "  Nguyễn   Thị\u00a0Ếch ",
        "Nguyễn-Thị-Ếch",
        "Nguyễn.Thị.Ếch",
        "Nguy\u200bễn Thị Ế\u00adch",
        "Ｎｇｕｙễｎ Thị Ếch",
        unicodedata.normalize("NFD", "Nguyễn Thị Ếch"),
        "Nguуễn Тhị Ếсh",  # Cyrillic letters among ours
    ],
)
def test_spellings_of_one_name_compare_equal(written):
    assert comparable(written) == "nguyen thi ech"


def test_the_letter_d_with_a_stroke_compares_as_d():
    assert comparable("Đỗ Đức Đạt") == "do duc dat"


def test_a_name_without_letters_is_like_no_other():
    assert comparable("  …!") == ""
    assert not alike("", "")


def test_the_same_words_in_another_order_are_the_same_name():
    assert words_of("nguyen van an") == words_of("an nguyen van")
    assert words_of("nguyen van an") != words_of("nguyen an")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nguyen van minh", "minh nguyen van"),
        ("nguyen van minh", "nguyenvanminh"),
        ("nguyen van minh", "nguyen minh"),
        ("nguyen van minh", "nguyen van minhh"),
        ("nguyen van minh", "nguyne van minh"),
        ("nguyen van minh", "minh nguyne"),
        ("le thi thanh huong", "le thi thahn hong"),
    ],
)
def test_small_disguises_of_a_name_are_seen_through(one, other):
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    "other",
    [
        "minh nguyen van",
        "nguyenvanminh",
        "nguyen van minhh",
        "nguyne van minh",
    ],
)
def test_slips_that_leave_a_word_nobody_is_called_are_the_same_name(other):
    assert is_same("nguyen van minh", other)
    assert is_same(other, "nguyen van minh")
    assert is_same("le thi thanh huong", "huongh le thi thahn")


@pytest.mark.parametrize(
    "other", ["nguyen van min", "nguyen minh", "nguyen van ninh", "nguyen van minhhh", "minh", ""]
)
def test_what_may_be_somebody_else_s_name_is_not_the_same(other):
    assert not is_same("nguyen van minh", other)
    assert not is_same(other, "nguyen van minh")


@pytest.mark.parametrize(
    "name", ["Huỳnh", "Nguyễn", "Khuyên", "Nghiêm", "Quỳnh", "Giang", "Yến", "Ý", "Thuở", "Khoèo"]
)
def test_syllables_are_known(name):
    assert is_syllable(comparable(name))
    assert not is_syllable(comparable(name) + "hh")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nguyen van an", "nguyen van tu"),
        ("nguyen van an", "nguyen thi an"),
        ("nguyen van an", "nguyen"),
        ("tran quoc tuan", "tran quoc hung"),
        ("le thi hoa", "le thi mai"),
    ],
)
def test_other_names_stay_other_names(one, other):
    assert not alike(one, other)
    assert not alike(other, one)


def test_a_name_of_a_hundred_words_is_compared_at_once():
    assert not alike(" ".join("a" * 50), " ".join("b" * 50))


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_the_distance_is_the_same_both_ways_and_nothing_for_equals(one, other):
    assert distance(one, other) == distance(other, one) <= max(len(one), len(other))
    assert (distance(one, other) == 0) == (one == other)


def test_letters_that_changed_places_are_one_mistake():
    assert distance("minh", "mihn") == 1
    assert distance("minh", "mnh") == 1
