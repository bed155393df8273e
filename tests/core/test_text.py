"""Names, numbers, sizes and days as their readers write them."""

from datetime import date
from decimal import Decimal

import pytest

from core.text import day_range, file_name, file_size, number, slug


def test_an_address_is_made_of_whole_words() -> None:
    assert slug("Đường lối của Đảng") == "duong-loi-cua-dang"
    assert slug("chuyển đổi số cho mọi người", longest=14) == "chuyen-doi-so"
    assert slug("x" * 100) == "x" * 80


def test_a_file_always_has_a_name_that_every_system_can_write() -> None:
    assert file_name("Áp phích: 10/10?", ".PDF") == "ap-phich-10-10.pdf"
    assert file_name("???", "png") == "tep.png"


@pytest.mark.parametrize("stem", ["Băng rôn", "chuyển đổi số " * 9, "x" * 100, "x" * 78, "???"])
def test_what_a_name_of_a_file_ends_with_is_never_cut(stem: str) -> None:
    name = file_name(stem, "pdf", "tỷ lệ 1-10")
    assert name.endswith("-ty-le-1-10.pdf") and len(name) <= 80 + len(".pdf")
    assert "--" not in name and name.isascii()


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (12486.5, "12.486,5", "12,486.5"),
        (Decimal("7.50"), "7,5", "7.5"),
        (Decimal("100.00"), "100", "100"),
        (1000, "1.000", "1,000"),
    ],
)
def test_numbers_have_the_marks_of_their_language(value, vietnamese: str, english: str) -> None:
    assert (number(value), number(value, "en")) == (vietnamese, english)


@pytest.mark.parametrize(
    ("octets", "told"),
    [(999, "999 B"), (1000, "1 KB"), (25_165_824, "25,2 MB"), (120_600_000, "121 MB")],
)
def test_sizes_are_told_in_steps_of_a_thousand(octets: int, told: str) -> None:
    assert file_size(octets) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 10, 1), date(2026, 10, 1), "01/10/2026"),
        (date(2026, 10, 1), date(2026, 10, 10), "01–10/10/2026"),
        (date(2026, 2, 1), date(2026, 2, 9), "01–09/02/2026"),
        (date(2026, 9, 15), date(2026, 10, 15), "15/9–15/10/2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30/12/2026–02/01/2027"),
    ],
)
def test_days_name_what_differs_between_them(first: date, last: date, told: str) -> None:
    assert day_range(first, last) == told
