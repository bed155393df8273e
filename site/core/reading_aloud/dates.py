"""Days, months and years.

The day of a month below ten is said with "mồng", since "ngày năm" is also heard as "day of the year". Two numbers
with a stroke are a day and a month where there is such a day, unless `shares` (asked before) finds a share or
a count in them. Years are plain numbers.
"""

from __future__ import annotations

import re

from core.reading_aloud.numbers import cardinal
from core.reading_aloud.rule import Rule, comes_after, rule

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TO = r"\s*[-–—−]\s*"
_DAY_MONTH = r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
_END = r"(?![\d/]|[.,]\d)"


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
    if year:
        words.append(f"năm {cardinal(year)}")
    return " ".join(words)


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


@rule(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}){_END}")
def whole_date(found: re.Match[str]) -> str | None:
    """ "10/10/2026", "10-10-2026", "10.10.2026"."""
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    return _first_day(found, _spoken(day, month, year)) if is_day(day, month) else None


@rule(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_END}")
def date_of_machines(found: re.Match[str]) -> str | None:
    """ "2026-10-10"."""
    year, month, day = (int(each) for each in found.groups())
    return _first_day(found, _spoken(day, month, year)) if is_day(day, month) else None


@rule(rf"(\d{{1,2}})/(\d{{1,2}}){_END}")
def day_and_month(found: re.Match[str]) -> str | None:
    """ "10/10", "ngày 5/9"."""
    day, month = int(found[1]), int(found[2])
    return _first_day(found, _spoken(day, month)) if is_day(day, month) else None


@rule(rf"(\d{{1,2}})/((?:19|20)\d{{2}})(?:{_TO}(\d{{1,2}})/((?:19|20)\d{{2}}))?{_END}")
def month_and_year(found: re.Match[str]) -> str | None:
    """ "10/2026", "tháng 9/2026 - 12/2026"."""
    numbers = [int(each) for each in found.groups() if each]
    if not all(1 <= month <= 12 for month in numbers[::2]):
        return None
    months = [
        f"{month_words(month)} năm {cardinal(year)}"
        for month, year in zip(numbers[::2], numbers[1::2], strict=True)
    ]
    said = " đến ".join(months)
    return said.removeprefix("tháng ") if comes_after(found, "tháng", r"\s+") else said


@rule(r"(?i)(ngày)(\s+)([1-9]|0[1-9])(?=\s*(?:tháng(?!\w)|,\s*\d|và\s+\d|đến(?!\w)))")
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
    day_and_month,
    day_in_words,
    april,
)
