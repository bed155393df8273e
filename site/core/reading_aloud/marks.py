"""Marks that a voice can't say: some become words, some a pause, some nothing."""

from __future__ import annotations

import re
import unicodedata

from core.reading_aloud.rule import PAUSE, SILENT, Rule, rule

_WORDS = {
    "&": "và", "+": "cộng", "=": "bằng", "±": "cộng trừ", "×": "nhân", "÷": "chia", "≥": "lớn hơn hoặc bằng",
    "≤": "nhỏ hơn hoặc bằng", "≠": "khác", "≈": "khoảng", "~": "khoảng", "%": "phần trăm", "‰": "phần nghìn",
    "°": "độ", "℃": "độ xê", "@": "a còng", "$": "đô la", "€": "ơ rô", "£": "bảng",
    "₫": "đồng", "∞": "vô cực", "√": "căn",
}  # fmt: skip
_PAUSES = set("()[]{}|–—→⇒―")


def _neighbours(found: re.Match[str]) -> tuple[str, str]:
    text = found.string
    before = text[found.start() - 1] if found.start() else "\n"
    after = text[found.end()] if found.end() < len(text) else "\n"
    return before, after


@rule(r"\.{2,}|…+\.*")
def ellipsis(found: re.Match[str]) -> str | None:
    """The end of a sentence before a capital or at the end of a line; else a pause."""
    rest = found.string[found.end() :].lstrip(" \t\u00a0")
    return "." if not rest or rest[0] == "\n" or rest[0].isupper() else PAUSE


@rule(r"[.,:](?=\d)")
def between_figures(found: re.Match[str]) -> str | None:
    """ "4.0" is "bốn chấm không"; a comma or colon that is left is a pause."""
    before, _after = _neighbours(found)
    if not before.isdecimal():
        return None
    return "chấm" if found[0] == "." else PAUSE


@rule(r"[-−]")
def hyphen(found: re.Match[str]) -> str | None:
    """At the beginning of a line nothing, within a compound as it is, between blanks a pause."""
    before, after = _neighbours(found)
    line = found.string[: found.start()].rpartition("\n")[2]
    if not line.strip():
        return SILENT
    if before.isdecimal() or after.isdecimal():
        return PAUSE if before.isspace() or before.isdecimal() and after.isspace() else " "
    if before.isalpha() and after.isalpha():
        return None if found[0] == "-" else PAUSE
    return PAUSE


@rule(r"[<>](?=\s*\d)")
def below_or_above(found: re.Match[str]) -> str | None:
    return "dưới" if found[0] == "<" else "trên"


@rule(r"/")
def stroke(found: re.Match[str]) -> str | None:
    """Between figures "trên", between words a pause."""
    before, after = _neighbours(found)
    return "trên" if before.isdecimal() and after.isdecimal() else PAUSE


@rule(r"['’‘]")
def apostrophe(found: re.Match[str]) -> str | None:
    """Kept within a word."""
    before, after = _neighbours(found)
    return None if before.isalpha() and after.isalpha() else SILENT


@rule(r"[^\w\s.,;:!?'’‘-]|_")
def sign(found: re.Match[str]) -> str | None:
    mark = found[0]
    if mark in _PAUSES:
        return PAUSE
    if unicodedata.category(mark).startswith("M"):
        # Marks of letters stay; the one that colours a picture goes with it.
        return SILENT if mark == "\ufe0f" else None
    return _WORDS.get(mark, SILENT)


POWERS = {"²": "bình phương", "³": "lập phương"}


@rule("[²³]")
def power(found: re.Match[str]) -> str | None:
    """Of anything but a unit: "m²" was found before."""
    return POWERS[found[0]]


RULES: tuple[Rule, ...] = (
    ellipsis,
    between_figures,
    hyphen,
    below_or_above,
    stroke,
    apostrophe,
    power,
    sign,
)
