"""Telephone numbers and codes: figure by figure, with a pause where the writer left a blank."""

from __future__ import annotations

import re

from core.reading_aloud.numbers import one_by_one
from core.reading_aloud.rule import Rule, comes_after, rule
from core.reading_aloud.units import unit_pattern

_CALLED = (
    "tổng đài|hotline|đường dây nóng|số điện thoại|điện thoại|đt|sđt|gọi|số máy|số nóng|liên hệ|nhắn tin|đầu số"
    "|gọi số|bấm số|bấm|zalo|tel"
)
_CODES = "mã|mã số|mã số thuế|mst|tài khoản|số tài khoản|stk|cccd|cmnd|otp|pin|mật khẩu|mã bưu chính|số seri|căn cước"


# What comes after a number that counts: "mã 128 ký tự", "tài khoản 1.200.000 đồng", "gọi 250 người".
_COUNTED = re.compile(
    rf"\s?(?:{unit_pattern()}|ký tự|kí tự|chữ số|chữ cái|cuộc|tin nhắn|thuê bao|hộ|khách hàng|đơn vị|cơ quan"
    r"|doanh nghiệp|trường hợp|thành viên|đoàn viên|hội viên|học sinh)(?!\w)"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_FEWEST_FIGURES = 3


def _is_called(found: re.Match[str]) -> bool:
    """Whether figures are said one by one: all that begin with 0, and no others that are short or count something."""
    if found[0].startswith("0"):
        return True
    is_short = sum(each.isdecimal() for each in found[0]) < _FEWEST_FIGURES
    counts = _THOUSANDS.fullmatch(found[0]) or _COUNTED.match(found.string, found.end())
    return not is_short and not counts


def _grouped(figures: str) -> str:
    return ", ".join(one_by_one(each) for each in re.split(r"\D+", figures) if each)


@rule(r"(\+84|\(?0\d{1,4}\)?)((?:[ .\u00a0-]?\d){7,10})(?!\d)")
def phone(found: re.Match[str]) -> str | None:
    """ "0237 3852 246", "(0237) 3.852.246", "+84 912 345 678"."""
    plus = "cộng " if found[0].startswith("+") else ""
    return plus + _grouped(found[0])


@rule(r"(1[89]00)([ .\u00a0-]?)(\d{4}(?:[ .\u00a0-]?\d{2})?)(?![\d])")
def hotline(found: re.Match[str]) -> str | None:
    """ "1900 1234", "1800.1166", "19001234"."""
    return f"{one_by_one(found[1])}, {_grouped(found[3])}"


@rule(r"\d+(?:[ .-]\d+)*")
def called_or_code(found: re.Match[str]) -> str | None:
    """Figures after a word that says they are called or typed: "tổng đài 1022", "mã 5678", not "mật khẩu 12 ký tự"."""
    words = f"{_CALLED}|{_CODES}"
    is_code = comes_after(found, words, r"(?:\s*(?:số|là|:))*[\s:]*")
    return _grouped(found[0]) if is_code and _is_called(found) else None


RULES: tuple[Rule, ...] = (phone, hotline, called_or_code)
