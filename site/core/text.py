"""Vietnamese text: one composed form, folding for slugs, numbers as Vietnamese readers write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

# Letters that Unicode does not decompose into a base letter and a mark.
_STROKED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def nfc(text: str) -> str:
    """The text in Unicode's composed form, which the site stores and its fonts can draw."""
    return unicodedata.normalize("NFC", text)


def is_key(text: str) -> bool:
    """Whether a text can be the number of a row, in the digits that any database takes."""
    return text.isdecimal() and len(text) <= 18


def nfc_deep(value: Any) -> Any:
    """The same value with every text in it composed; lists and mappings are walked."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list | tuple):
        return [nfc_deep(item) for item in value]
    if isinstance(value, Mapping):
        return {key: nfc_deep(item) for key, item in value.items()}
    return value


# Letters that XML does not allow, whatever a database holds; one of them would break a whole feed or drawing.
_NOT_IN_XML = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {
    0xFFFE: None,
    0xFFFF: None,
}


def xml_safe(text: str) -> str:
    """The text without the letters that XML forbids."""
    return text.translate(_NOT_IN_XML)


def fold(text: str) -> str:
    """Lower-case text without marks: "NGUYỄN THỊ ẾCH" becomes "nguyen thi ech", "Đường lối" "duong loi"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKED).casefold())
    # Nothing below the first mark is one; most letters are told apart by that alone.
    return "".join(
        [each for each in decomposed if each < "\u0300" or not unicodedata.combining(each)]
    )


# The order of Vietnamese dictionaries: "ă" and "â" are letters of their own, and so on.
_LETTERS = {
    letter: base + rank
    for base, letters in {"a": "aăâ", "d": "dđ", "e": "eê", "o": "oôơ", "u": "uư"}.items()
    for rank, letter in zip("012", letters, strict=False)
}
# Of two words that differ by tone alone: level, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def sort_key(text: str) -> str:
    """A key by which any database sorts names as a Vietnamese dictionary does, and 2 before 10.

    Only small letters and digits, so that the database's own collation can't disturb the order: each letter
    is two of them, then come the tones, which decide only between names of the same letters.
    """
    letters: list[str] = []
    tones: list[str] = []
    for part in re.findall(r"\d+|[^\W\d_]+|[\W_]+", nfc(text).casefold()):
        if part[0].isdecimal():
            figures = str(int(part)) if len(part) < 100 else "9" * 100
            letters.append(f"1{min(len(figures), 9)}{figures}")
        elif part[0].isalpha():
            for letter in part:
                base, tone = _letter_and_tone(letter)
                letters.append(base)
                tones.append(tone)
        elif letters:
            letters.append("01")
    if letters and letters[-1] == "01":
        letters.pop()
    return "".join([*letters, "00", *tones])


def _letter_and_tone(letter: str) -> tuple[str, str]:
    """How one small letter sorts: the letter itself and its tone."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    bare = nfc("".join(mark for mark in marks if mark not in _TONES))
    if bare in _LETTERS:
        return _LETTERS[bare], tone
    plain = fold(bare)[:1]
    return (f"{plain}0" if "a" <= plain <= "z" else "zz"), tone


def slug(text: str, longest: int = 80) -> str:
    """An address for a title, whole words only: "Đường lối của Đảng" becomes "duong-loi-cua-dang"."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    while len("-".join(words)) > longest and len(words) > 1:
        words.pop()
    return "-".join(words)[:longest]


def syllables(text: str) -> int:
    """How many syllables are read aloud: in Vietnamese, the words between blanks."""
    return len(re.findall(r"[\w/.·]*\w[\w/.·]*", text))


def file_name(stem: str, extension: str, tail: str = "") -> str:
    """A file name in ASCII that every system and ZIP program can write.

    `tail`, which readers of the name rely on, such as a scale, stays whole where the stem is too long.
    """
    end = f"-{slug(tail)}" if tail else ""
    return f"{slug(stem, longest=80 - len(end)) or 'tep'}{end}.{extension.lower().lstrip('.')}"


def number(value: Decimal | float | int, language: str = "vi") -> str:
    """A number as its readers write it: 12486.5 is "12.486,5" in Vietnamese, "12,486.5" in English."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    plain = f"{exact:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain if language != "vi" else plain.translate(str.maketrans(",.", ".,"))


def within_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "Màn hình LED" becomes "màn hình LED", "LED" stays."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def day_range(first: date, last: date) -> str:
    """Days from the first to the last: "01–10/10/2026", "15/9–15/10/2026"; both years where they differ."""
    if first == last:
        return f"{first:%d/%m/%Y}"
    if first.year != last.year:
        return f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
    if first.month != last.month:
        return f"{first:%d}/{_month(first)}–{last:%d}/{_month(last)}/{last.year}"
    return f"{first:%d}–{last:%d}/{_month(last)}/{last.year}"


def _month(day: date) -> str:
    # Vietnamese writes a zero before days up to 9 but only before months 1 and 2.
    return f"{day:%m}" if day.month < 3 else str(day.month)


def file_size(octets: int, language: str = "vi") -> str:
    """Bytes for people: 25165824 is "25,2 MB" (one million bytes each)."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if octets >= size:
            return f"{number(round(Decimal(octets) / size, 1 if octets < 100 * size else 0), language)} {unit}"
    return f"{octets} B"
