"""Places in a row: "thứ 4", "quý I/2026", "thế kỷ XXI", "Điều IV", "mục II.3".

Roman numerals are letters too ("HÀNH VI", "cấp C"). After a word that counts (`_COUNTED`) they are numbers;
elsewhere only those that no Vietnamese word looks like: three letters and more, or "II", "IV", "IX", "XX".
"""

from __future__ import annotations

import re

from core.reading_aloud.numbers import cardinal, number, ordinal
from core.reading_aloud.rule import Rule, comes_after, rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CANONICAL = re.compile(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_COUNTED = (
    "thế kỷ|thế kỉ|tk|điều|khoản|chương|mục|phần|quý|khóa|khoá|đại hội|kỳ|tập|loại|hạng|cấp|vùng|quân khu"
    "|giải|phụ lục|bậc|nhóm|đợt|học kỳ|giai đoạn|tiểu mục|bài|biểu|vòng|đảng toàn quốc|nhiệm kỳ|lần|thứ"
)
_NO_WORDS = {"II", "IV", "IX", "XX"}
_ROMAN = r"([IVXLC]{1,8})"


def roman_value(letters: str) -> int | None:
    """The number that Roman letters up to 399 stand for; None where they are not written by the rules."""
    if not letters or not _CANONICAL.fullmatch(letters):
        return None
    values = [_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


@rule(r"(?i)(thứ)(\s+)(\d{1,3})(?![\d/]|[.,]\d)")
def place_in_figures(found: re.Match[str]) -> str | None:
    """ "thứ 1" is "thứ nhất", "thứ 4" "thứ tư", on weekdays too."""
    return f"{found[1]}{found[2]}{ordinal(int(found[3]))}" if int(found[3]) else None


@rule(
    rf"{_ROMAN}(?:\s*[-–—]\s*{_ROMAN})?(?![\w])(?:/((?:19|20)\d\d)(?!\d))?(?:\.(\d{{1,2}})(?!\d))?"
)
def roman(found: re.Match[str]) -> str | None:
    letters, last, year, point = found.groups()
    value, last_value = roman_value(letters), roman_value(last or "")
    is_counted = comes_after(found, _COUNTED, r"\s+")
    looks_like_number = len(letters) > 2 or letters in _NO_WORDS or bool(point and "." in found[0])
    if value is None or (last and last_value is None) or not (is_counted or looks_like_number):
        return None
    if len(letters) == 1 and letters in "LC":
        return None
    said = ordinal(value) if comes_after(found, "thứ", r"\s+") else cardinal(value)
    if last_value:
        said += f" đến {cardinal(last_value)}"
    if year:
        said += f" năm {number(year)}"
    return f"{said} chấm {number(point)}" if point else said


RULES: tuple[Rule, ...] = (place_in_figures, roman)
