"""Numbers with what they count: per cent, money, units, ranges, shares.

A dash between two numbers is "đến" where the second is greater, and a pause where it is not (scores). A dot that
does not part thousands is said "chấm" (4.0), by `marks`.
"""

from __future__ import annotations

import re

from core.reading_aloud.dates import is_day
from core.reading_aloud.numbers import NUMBER, cardinal, number, ordinal
from core.reading_aloud.rule import Rule, comes_after, is_followed_by, rule, stands_alone
from core.reading_aloud.units import PER, UNITS, unit_pattern

_DASH = r"\s*[-–—−]\s*"
_QUANTITY = rf"({NUMBER})(?:{_DASH}({NUMBER}))?"
_DATE_WORDS = (
    "ngày|mồng|mùng|sáng|trưa|chiều|tối|đêm|hôm|trước|sau|vào|dịp|chủ nhật|hạn|lễ|tết"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy)|quốc khánh|kỷ niệm"
)
# They also lead up to a share: "có đến 3/4 số hộ".
_WEAK_DATE_WORDS = "từ|đến|tới"
_SHARE_BEFORE = "hơn|gần|khoảng|chiếm|được|ít nhất|tới|quá|bằng|chừng|giảm|tăng"
_SHARE_AFTER = (
    "số|tổng|diện tích|dân số|thời gian|quãng đường|chặng đường|kinh phí|sản lượng|lượng|đại biểu"
    "|công việc|nguồn|mức|giá|khối lượng|trong"
)
_COUNTED_AFTER = (
    "xã|phường|thị trấn|huyện|tỉnh|thôn|bản|khu phố|hộ|người|chỉ tiêu|nhiệm vụ|tiêu chí|thủ tục|hồ sơ"
    "|đơn vị|sở|cơ quan|trường|điểm|câu|phiếu|tổ|đội|hợp tác xã|doanh nghiệp|ý kiến|mục tiêu|địa phương"
    "|dịch vụ|giờ|đội viên|học sinh|nội dung|bước|ban|nhóm|trạm|công trình|sản phẩm"
)
# Also days of the year, but written for shares far more often.
_USUAL_SHARES = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)}


def _value(written: str) -> float:
    return float(re.sub(r"[.\u00a0\u202f]", "", written).replace(",", "."))


def _rises(first: str, last: str) -> bool:
    commas = first.count(",") > 1 or last.count(",") > 1
    return not commas and _value(first) < _value(last)


def quantity(first: str, last: str | None) -> str:
    """One number or two with what stands between them."""
    if last is None:
        return number(first)
    return f"{number(first)}{' đến ' if _rises(first, last) else ', '}{number(last)}"


@rule(rf"[-−–](?={NUMBER})")
def below_zero(found: re.Match[str]) -> str | None:
    """A minus right before a number, with a blank or nothing before it."""
    start = found.start()
    is_open = start == 0 or found.string[start - 1] in " \t\n\u00a0(:"
    return "âm" if is_open else None


@rule(rf"{_QUANTITY}\s?([%‰])")
def per_cent(found: re.Match[str]) -> str | None:
    return f"{quantity(found[1], found[2])} phần {'trăm' if found[3] == '%' else 'nghìn'}"


@rule(rf"({NUMBER})\s?%{_DASH}({NUMBER})\s?%")
def per_cent_twice(found: re.Match[str]) -> str | None:
    return f"{quantity(found[1], found[2])} phần trăm"


@rule(rf"([$€£])\s?({NUMBER})(\s+(?:nghìn|triệu|tỷ|tỉ)(?!\w))?")
def foreign_money(found: re.Match[str]) -> str | None:
    name = {"$": "đô la", "€": "ơ rô", "£": "bảng"}[found[1]]
    return f"{number(found[2])}{found[3] or ''} {name}"


@rule(rf"({NUMBER})\s?[x×]\s?({NUMBER})(?:\s?[x×]\s?({NUMBER}))?(?:\s?({unit_pattern()}))?(?!\w)")
def sides(found: re.Match[str]) -> str | None:
    """ "6 × 4 m"."""
    said = " nhân ".join(number(each) for each in found.groups()[:3] if each)
    return f"{said} {UNITS[found[4]]}" if found[4] else said


@rule(rf"{_QUANTITY}\s?({unit_pattern()})(?![\w²³])(?:/({PER})(?!\w))?")
def measured(found: re.Match[str]) -> str | None:
    """A unit right after its number: "5 km", "200-300 m²", "20.000 đ/kg"."""
    said = f"{quantity(found[1], found[2])} {UNITS[found[3]]}"
    if not found[4]:
        return said
    return f"{said} một {UNITS.get(found[4], found[4])}"


@rule(rf"/({PER})(?![\w²³])")
def each(found: re.Match[str]) -> str | None:
    """ "triệu đồng/người/năm" is "triệu đồng một người một năm"."""
    start = found.start()
    if start == 0 or not found.string[start - 1].isalpha():
        return None
    return f"một {UNITS.get(found[1], found[1])}"


@rule(r"(\d{1,6})/(\d{1,6})(?:\s?h(?!\w))?(?![\d/]|[.,]\d)")
def share_or_count(found: re.Match[str]) -> str | None:
    """ "1/3", "27/27 huyện", "24/7": what is no day of the year, or stands where a share is meant.

    A word such as "ngày", "sáng", "từ" before it makes it a day; a word that counts after it ("xã", "chỉ tiêu")
    or a stroke between numbers that no month has makes it a count ("trên"); a word that measures ("hơn", "số")
    makes it a share ("phần"). Halves, thirds and quarters are shares even without such a word.
    """
    part, whole = int(found[1]), int(found[2])
    could_be_day = is_day(part, whole) and len(found[1]) < 3 and len(found[2]) < 3
    if could_be_day and comes_after(found, _DATE_WORDS):
        return None
    measures = is_followed_by(found, _SHARE_AFTER)
    if could_be_day and not measures and comes_after(found, _WEAK_DATE_WORDS):
        return None
    hours = " giờ" if found[0].rstrip().endswith("h") else ""
    count = f"{number(found[1])} trên {number(found[2])}{hours}"
    if (part, whole) in {(24, 7), (24, 24)} or is_followed_by(found, _COUNTED_AFTER):
        return count
    says_share = measures or comes_after(found, _SHARE_BEFORE, r"\s+")
    if says_share and 0 < part < whole <= 10:
        return _share(part, whole)
    if (part, whole) in _USUAL_SHARES:
        return _share(part, whole)
    return None if could_be_day or _is_month(part, found[2]) else count


def _share(part: int, whole: int) -> str:
    return f"{cardinal(part)} phần {ordinal(whole)}"


def _is_month(month: int, year: str) -> bool:
    return 1 <= month <= 12 and bool(re.fullmatch(r"(?:19|20)\d\d", year))


@rule(rf"({NUMBER}){_DASH}({NUMBER})(?:{_DASH}({NUMBER}))?(?:{_DASH}({NUMBER}))?")
def from_to(found: re.Match[str]) -> str | None:
    """ "5-7", "2025–2026"; three numbers and more are said one after the other."""
    numbers = [each for each in found.groups() if each]
    if len(numbers) == 2:
        return quantity(*numbers)
    return ", ".join(number(each) for each in numbers)


@rule(r"(\d+):(\d+)")
def ratio(found: re.Match[str]) -> str | None:
    """ "1:1000" of maps; times were found before."""
    return f"{number(found[1])} trên {number(found[2])}"


@rule(NUMBER)
def any_number(found: re.Match[str]) -> str | None:
    return number(found[0])


_FRACTIONS = {"½": "một phần hai", "¼": "một phần tư", "¾": "ba phần tư", "⅓": "một phần ba"}


@rule("[½¼¾⅓]")
def one_letter_share(found: re.Match[str]) -> str | None:
    said = _FRACTIONS[found[0]]
    return said if stands_alone(found) else f"và {said}"


# Before the days, and after them.
SHARES: tuple[Rule, ...] = (share_or_count, one_letter_share)
RULES: tuple[Rule, ...] = (
    per_cent_twice,
    per_cent,
    foreign_money,
    sides,
    measured,
    each,
    from_to,
    ratio,
    below_zero,
    any_number,
)
