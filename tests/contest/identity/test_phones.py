"""However a telephone number is written, it is the same number."""

import unicodedata

from django.utils import translation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.identity.phones import NotAPhoneError, normalised, shown

SPELLINGS = [
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "0912-345-678",
    "0912–345–678",
    "0912_345_678",
    "09 12 34 56 78",
    "(0912) 345 678",
    "  0912345678\t",
    "912345678",
    "84912345678",
    "840912345678",
    "84 912 345 678",
    "+84912345678",
    "+84 912 345 678",
    "+ 84 912 345 678",
    "+84.912.345.678",
    "+84 (0) 912 345 678",
    "(+84) 912 345 678",
    "(+)84 912 345 678",
    "0084912345678",
    "00 84 912 345 678",
    "'0912345678",
    "’0912 345 678",
    "0912\u00a0345\u00a0678",
    "0912\u202f345\u2009678",
    "0912\u200b345\u00ad678",
    "\u202a+84912345678\u202c",
    "０９１２３４５６７８",
    "＋８４９１２３４５６７８",
    "٠٩١٢٣٤٥٦٧٨",
    "tel:+84912345678",
    "SĐT: 0912 345 678",
    unicodedata.normalize("NFD", "điện thoại: 0912 345 678"),
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_of_a_number_is_that_number(written):
    assert normalised(written) == "+84912345678"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0237 3852 123", "+842373852123"),
        ("(024) 3825 1234", "+842438251234"),
        ("+856 20 5512 3456", "+8562055123456"),
        ("00856 20 5512 3456", "+8562055123456"),
        ("+1 415 555 2671", "+14155552671"),
    ],
)
def test_fixed_lines_and_foreign_numbers_are_taken(written, number):
    assert normalised(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "không có",
        "113",
        "0912 345 67",
        "0912 345 6789",
        "0000000000",
        "0912345678 / 0987654321",
        "0912ABCDEF",
        "O912345678",
        "0912345678 x12",
        "+84",
        "84",
        "\ud800",
        "0912\x00" * 3,
        "9" * 10_000,
        " 0" * 10_000,
    ],
)
def test_what_is_no_number_is_refused_with_how_to_write_one(written):
    with pytest.raises(NotAPhoneError, match="đủ các chữ số, ví dụ 0912 345 678"):
        normalised(written)
    with translation.override("en"), pytest.raises(NotAPhoneError, match="all of its digits"):
        normalised(written)


@pytest.mark.parametrize("written", ["19001234", "1800 1111"])
def test_the_number_of_a_service_is_nobodys_own(written):
    with pytest.raises(NotAPhoneError, match="tổng đài"):
        normalised(written)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(written):
    try:
        number = normalised(written)
    except NotAPhoneError:
        return
    assert number.startswith("+")
    assert normalised(number) == number == normalised(shown(number))


def test_a_number_is_shown_as_people_write_it():
    assert shown("+84912345678") == "0912 345 678"
    assert shown("+8562055123456").startswith("+856 ")


def test_another_site_may_stand_in_another_country(settings):
    settings.PHONE_REGION = "LA"
    assert normalised("020 5512 3456") == "+8562055123456"
