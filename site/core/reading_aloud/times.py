"""Times of the day: "7h30", "07:30", "17g", "19 giờ 45"."""

from __future__ import annotations

import re

from core.reading_aloud.numbers import cardinal
from core.reading_aloud.rule import Rule, rule

_TIME = (
    r"(\d{1,2})(?:\s?(?:h|g|giờ)\s?(\d{2})?|:(\d{2})(?::(\d{2}))?)(?:'|’|\s?(?:p|ph|phút)(?!\w))?"
)
_END = r"(?![\w:])"


def _time(hour: str, minute: str | None, after_colon: str | None, second: str | None) -> str | None:
    minutes = int(minute or after_colon or 0)
    if int(hour) > 24 or minutes > 59 or int(second or 0) > 59:
        return None
    words = [f"{cardinal(int(hour))} giờ"]
    if minutes:
        words.append(f"{cardinal(minutes)} phút")
    if second and int(second):
        words.append(f"{cardinal(int(second))} giây")
    return " ".join(words)


@rule(rf"{_TIME}(?:\s*[-–—−]\s*{_TIME})?{_END}")
def time_of_day(found: re.Match[str]) -> str | None:
    """One time or two with a dash between; full hours without minutes."""
    first = _time(*found.groups()[:4])
    if found[5] is None:
        return first
    last = _time(*found.groups()[4:])
    return f"{first} đến {last}" if first and last else None


RULES: tuple[Rule, ...] = (time_of_day,)
