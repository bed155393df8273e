"""Days, months and years.

The day of a month below ten is said with "mồng", since "ngày năm" is also heard as "day of the year". Two numbers
with a stroke are a day and a month where there is such a day, unless `shares` (asked before) finds a share or
a count in them. Years are plain numbers; of two figures, they lie in this century or late in the one before.
"""

from __future__ import annotations

import re

from core.reading_aloud.numbers import cardinal
from core.reading_aloud.rule import Rule, comes_after, is_followed_by, rule

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TO = r"\s*[-–—−]\s*"
_DAY_MONTH = r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?"
_YEAR = r"((?:19|20)\d{2})"
_END = r"(?![\d/]|[.,]\d)"
# Of years in two figures, those below are of the twenty-first century: "10/10/24", but "30/4/75".
_OLDEST_SHORT_YEAR = 50
_ADDRESS_WORDS = "số|số nhà|nhà|ngõ|ngách|hẻm|kiệt"
# Where a hyphen between two numbers stands for a stroke; "các ngày 8-10" are days from one to the other.
_ONE_DAY = r"(?:(?<!các )(?<!những )ngày|lễ|dịp|quốc khánh)(?: \d{1,2}-\d{1,2}(?:,| và))*"
_QUARTER = r"quý(?:\s+\d(?:,|\s*và))*"


def is_day(day: int, month: int) -> bool:
    """Whether a month (1 to 12) has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]


def day_words(day: int) -> str:
    """1 to 9 with "mồng", others as they are."""
    return f"mồng {cardinal(day)}" if day < 10 else cardinal(day)


def month_words(month: int) -> str:
    return "tháng tư" if month == 4 else f"tháng {cardinal(month)}"


def _spoken(day: int, month: int | None = None, year: int | None = None) -> str:
    words = [day_words(day)]
    if month:
        words.append(month_words(month))
    if year is not None:
        words.append(f"năm {cardinal(_whole_year(year))}")
    return " ".join(words)


def _whole_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < _OLDEST_SHORT_YEAR else 1900)


def _first_day(found: re.Match[str], spoken: str) -> str:
    """With "ngày" before it, where the text does not say it."""
    if comes_after(found, "ngày|mồng|mùng", r"\s+"):
        if comes_after(found, "mồng|mùng", r"\s+"):
            return spoken.removeprefix("mồng ")
        return spoken
    return f"ngày {spoken}"


def _from(found: re.Match[str], first: str, last: str) -> str:
    said = f"{_first_day(found, first)} đến ngày {last}"
    says_from = comes_after(found, "từ|từ ngày|ngày|mồng|mùng|giữa", r"\s+")
    return said if says_from else f"từ {said}"


@rule(rf"(\d{{1,2}}){_TO}{_DAY_MONTH}{_END}")
def days_of_one_month(found: re.Match[str]) -> str | None:
    """ "01–10/10", "16-22/9/2026"."""
    first, last, month, year = (int(each) if each else None for each in found.groups())
    if not (first and last and month and is_day(first, month) and is_day(last, month)):
        return None
    return _from(found, _spoken(first), _spoken(last, month, year)) if first < last else None


@rule(rf"{_DAY_MONTH}{_TO}{_DAY_MONTH}{_END}")
def days_of_two_months(found: re.Match[str]) -> str | None:
    """ "15/9–15/10", "01/10/2026 - 10/10/2026"."""
    numbers = [int(each) if each else None for each in found.groups()]
    first, last = numbers[:3], numbers[3:]
    if not (is_day(first[0] or 0, first[1] or 0) and is_day(last[0] or 0, last[1] or 0)):
        return None
    return _from(found, _spoken(*first), _spoken(*last))  # type: ignore[arg-type]  # checked above


@rule(rf"(\d{{1,2}})([.-])(\d{{1,2}})\2(\d{{4}}){_END}")
def whole_date(found: re.Match[str]) -> str | None:
    """ "10-10-2026", "10.10.2026"."""
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    return _first_day(found, _spoken(day, month, year)) if is_day(day, month) else None


@rule(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_END}")
def date_of_machines(found: re.Match[str]) -> str | None:
    """ "2026-10-10"."""
    year, month, day = (int(each) for each in found.groups())
    return _first_day(found, _spoken(day, month, year)) if is_day(day, month) else None


@rule(rf"{_DAY_MONTH}{_END}")
def day_and_month(found: re.Match[str]) -> str | None:
    """ "10/10", "ngày 5/9", "10/10/2026", "1/7/25"; "ngõ 12/5/24" is a house."""
    day, month = int(found[1]), int(found[2])
    is_house = found[3] and len(found[3]) == 2 and comes_after(found, _ADDRESS_WORDS, r"\s+")
    if is_house or not is_day(day, month):
        return None
    return _first_day(found, _spoken(day, month, int(found[3]) if found[3] else None))


@rule(rf"(\d{{1,2}})-(\d{{1,2}}){_END}(?!-\d)")
def hyphened_day(found: re.Match[str]) -> str | None:
    """ "ngày 20-11", "dịp 30-4", as newspapers write; not "ngày 8-10 tháng 10"."""
    day, month = int(found[1]), int(found[2])
    is_one_day = comes_after(found, _ONE_DAY, r"\s+") and not is_followed_by(found, "tháng")
    return _first_day(found, _spoken(day, month)) if is_one_day and is_day(day, month) else None


@rule(rf"(\d{{1,2}})/{_YEAR}(?:{_TO}(\d{{1,2}})/{_YEAR})?{_END}")
def month_and_year(found: re.Match[str]) -> str | None:
    """ "10/2026", "tháng 9/2026 - 12/2026", "quý 3/2026"."""
    numbers = [int(each) for each in found.groups() if each]
    if not all(1 <= month <= 12 for month in numbers[::2]):
        return None
    parts = [
        f"{_month_or_quarter(found, month)} năm {cardinal(year)}"
        for month, year in zip(numbers[::2], numbers[1::2], strict=True)
    ]
    return _after_month(found, " đến ".join(parts))


@rule(rf"(\d{{1,2}}){_TO}(\d{{1,2}})/{_YEAR}{_END}")
def months_of_one_year(found: re.Match[str]) -> str | None:
    """ "tháng 8-9/2026", "quý 1-2/2026"."""
    first, last, year = (int(each) for each in found.groups())
    if not 1 <= first < last <= 12:
        return None
    months = f"{_month_or_quarter(found, first)} đến {_month_or_quarter(found, last)}"
    return _after_month(found, f"{months} năm {cardinal(year)}")


@rule(rf"(\d{{1,2}}),(\d{{1,2}})(?:/{_YEAR}{_END}|(?= năm(?!\w)))")
def two_months(found: re.Match[str]) -> str | None:
    """ "tháng 9,10/2026", "các tháng 9,10 năm 2026": after "tháng" the comma parts no fraction."""
    first, second, year = (int(each) if each else None for each in found.groups())
    if not comes_after(found, "tháng", r"\s+") or not (first and second and first < second <= 12):
        return None
    said = f"{month_words(first).removeprefix('tháng ')}, {month_words(second)}"
    return f"{said} năm {cardinal(year)}" if year else said


@rule(r"[-–—−]\s*(?=(?:tháng|ngày|quý)\s+\d)")
def from_one_to_the_other(found: re.Match[str]) -> str | None:
    """ "tháng 8 - tháng 9/2026", "ngày 8 – ngày 10"."""
    named = r"(?:tháng|ngày|quý)\s+\d{1,2}(?:/\d{1,4}){0,2}"
    return "đến" if comes_after(found, named, r"\s*") else None


def _month_or_quarter(found: re.Match[str], number: int) -> str:
    return cardinal(number) if comes_after(found, _QUARTER, r"\s+") else month_words(number)


def _after_month(found: re.Match[str], said: str) -> str:
    """Without the first "tháng" where the text says it."""
    return said.removeprefix("tháng ") if comes_after(found, "tháng", r"\s+") else said


@rule(
    r"(?i)(ngày)(\s+)([1-9]|0[1-9])(?=\s*(?:tháng(?!\w)|,\s*\d|và\s+\d|đến(?!\w)|[-–—−]\s*ngày(?!\w)))"
)
def day_in_words(found: re.Match[str]) -> str | None:
    """ "ngày 5 tháng 9", "ngày 8, 9 tháng 10"."""
    return f"{found[1]}{found[2]}{day_words(int(found[3]))}"


@rule(r"(?i)(tháng)(\s+)(0?4)(?![\d/]|[.,]\d)")
def april(found: re.Match[str]) -> str | None:
    """ "tháng 4" is "tháng tư"; other months are numbers."""
    return f"{found[1]}{found[2]}tư"


RULES: tuple[Rule, ...] = (
    days_of_two_months,
    days_of_one_month,
    whole_date,
    date_of_machines,
    month_and_year,
    months_of_one_year,
    two_months,
    from_one_to_the_other,
    day_and_month,
    hyphened_day,
    day_in_words,
    april,
)
