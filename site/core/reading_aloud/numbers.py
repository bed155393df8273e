"""Numbers in Vietnamese words, as they are said in the north: "linh", "nghìn", "tỷ"."""

from __future__ import annotations

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GREATEST = 10**15
# Thousands parted by dots (or the blanks that don't break), a decimal comma; or two English commas and more.
NUMBER = (
    r"(?:\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?(?![\d])"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)"
    r"|\d+(?:,\d+)?)"
)


def one_by_one(figures: str) -> str:
    """Each figure by its name: "1022" is "một không hai hai"; anything else in between is left out."""
    return " ".join(DIGITS[int(figure)] for figure in figures if figure.isdecimal())


def cardinal(number: int) -> str:
    """A whole number from 0 to 10^15; ValueError for others.

    After hundreds, "linh" stands for a missing ten and "không trăm" for missing hundreds; a group of three
    zeros is not said: 1000005 is "một triệu không trăm linh năm".
    """
    if not 0 <= number <= GREATEST:
        raise ValueError(f"only numbers from 0 to {GREATEST} are spelled out, not {number}")
    if number == 0:
        return DIGITS[0]
    billions, rest = divmod(number, 10**9)
    words = [cardinal(billions), "tỷ"] if billions else []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += [_group(group, is_first=not words), name]
    return " ".join(filter(None, words))


def _group(number: int, is_first: bool) -> str:
    """One to three figures; all three places are said unless the number begins with them."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and is_first:
        return _below_hundred(rest)
    words = [DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        words.append("linh")
    if rest:
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if not tens:
        return DIGITS[unit]
    ten = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if not unit:
        return ten
    if unit == 5:
        return f"{ten} lăm"
    if tens > 1 and unit in (1, 4):
        return f"{ten} {'mốt' if unit == 1 else 'tư'}"
    return f"{ten} {DIGITS[unit]}"


def number(written: str) -> str:
    """A number as `NUMBER` finds it: "1.400.000", "12,5", "05" (which offices write for 5).

    One or two figures after the comma are said as a number ("mười hai phẩy bốn mươi lăm"), more, or those
    that begin with zero, one by one. So are whole numbers that are too long, or begin with zero and have more
    than two figures: they are codes.
    """
    if re.fullmatch(r"\d{1,3}(,\d{3}){2,}", written):
        written = written.replace(",", "")
    whole, _comma, decimals = re.sub(r"[.\u00a0\u202f]", "", written).partition(",")
    is_code = len(whole) > 2 and whole.startswith("0")
    too_long = len(whole) > 16 or int(whole) > GREATEST
    said = one_by_one(whole) if is_code or too_long else cardinal(int(whole))
    if not decimals:
        return said
    as_number = len(decimals) <= 2 and not decimals.startswith("0")
    return f"{said} phẩy {cardinal(int(decimals)) if as_number else one_by_one(decimals)}"


def ordinal(value: int) -> str:
    """What follows "thứ" and "tháng": "nhất", "tư", and else the number itself."""
    return {1: "nhất", 4: "tư"}.get(value) or cardinal(value)
