"""What the name of a file and of its folders says: which asset, which variant, which language.

People name files `<asset>_<variant>_<language>`: "ap-phich-chinh_A2_en.pdf", "Áp phích chính - A2 - tiếng Anh.pdf",
or put them into a folder for each asset. Marks, capitals and Unicode forms don't matter. What can't be told is left
empty; nothing is guessed from a part of a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePosixPath

from core.text import fold, nfc
from media.enums import TextLanguage

Words = tuple[str, ...]

_LANGUAGES: dict[Words, TextLanguage] = {
    tuple(phrase.split()): language
    for language, phrases in {
        TextLanguage.VIETNAMESE: ("vi", "vn", "vie", "tieng viet", "vietnamese"),
        TextLanguage.ENGLISH: ("en", "eng", "english", "tieng anh"),
        TextLanguage.MUONG: ("mtq", "muong", "tieng muong"),
        TextLanguage.THAI: ("blt", "thai", "tieng thai"),
        TextLanguage.HMONG: ("hmn", "hmong", "mong", "tieng hmong", "tieng mong"),
        TextLanguage.NO_WORDS: ("zxx", "khong chu", "khong loi", "no words", "textless"),
    }.items()
    for phrase in phrases
}
# Words of other meanings too ("đơn vị", "bản Mường"): they name a language only when they stand alone.
_ONLY_ALONE = {("vi",), ("vn",), ("muong",), ("thai",), ("mong",)}
_SIZE = re.compile(r"a[0-6]|\d+x\d+(px|mm|cm|m)?|\d+(dpi|px|mm|cm|k|s)")
_VARIANT_WORDS = {"in", "goc", "web", "print", "vector"}
_VARIANT_PHRASES = {("ban", "in"), ("ban", "goc"), ("de", "in")}
_VERSION = re.compile(r"v\d{1,3}")
_COPY = re.compile(r"\s*\(\d+\)$")
_WORD = re.compile(r"[^\W_]+")
_STRONG = re.compile(r"_|\s[-–—]+\s")


@dataclass(frozen=True)
class Reading:
    """What a name says, in its own letters; a part that it doesn't say is empty."""

    asset: str = ""
    variant: str = ""
    language: str = ""


def words_of(text: str) -> Words:
    """The words of a name as they are compared: "Áp phích – chính" is ("ap", "phich", "chinh")."""
    return tuple(word for group in _groups(text) for word in _folded(group))


def read_name(path: str, known: Collection[Words] = ()) -> Reading:
    """What the path of a file says, given the names of the assets that there are, as `words_of` gives them."""
    *folders, name = nfc(path).split("/")
    groups = _groups(_COPY.sub("", PurePosixPath(name).stem))
    groups = [[word for word in group if not _VERSION.fullmatch(fold(word))] for group in groups]
    language, groups = _take_language([group for group in groups if group])
    named = [_take_language(_groups(folder)) for folder in folders]
    if not language:
        language = next((found for found, _rest in reversed(named) if found), "")
    homes = [[word for group in rest for word in group] for _found, rest in named]
    asset, variant = _asset_and_variant(groups, homes, known)
    return Reading(" ".join(asset), " ".join(variant), language)


def _asset_and_variant(
    groups: list[list[str]], homes: list[list[str]], known: Collection[Words]
) -> tuple[list[str], list[str]]:
    flat = [word for group in groups for word in group]
    for length in _boundaries(groups):
        if tuple(_folded(flat[:length])) in known:
            return flat[:length], flat[length:]
    for home in reversed(homes):
        if tuple(_folded(home)) in known:
            return home, flat
    first = groups[0] if groups else []
    own = first[: _length_without_variant(first)]
    # The folder that was chosen is the kit itself; those in it are its assets.
    inner = next((home for home in reversed(homes[1:]) if _length_without_variant(home)), None)
    outer = homes[0] if homes else []
    home = inner or ([] if own else outer)
    if home:
        return home, flat
    if not own:
        return [], flat
    return own, flat[len(own) :]


def _boundaries(groups: Sequence[Sequence[str]]) -> list[int]:
    """Where the name of an asset may end, the farthest first: with a group, or before its words of size."""
    places: set[int] = set()
    passed = 0
    for group in groups:
        places.update({passed + _length_without_variant(group), passed + len(group)})
        passed += len(group)
    return sorted(places - {0}, reverse=True)


def _length_without_variant(group: Sequence[str]) -> int:
    """How many words are left of a group without the words of size and purpose at its end."""
    words = _folded(group)
    length = len(words)
    while length:
        if tuple(words[max(0, length - 2) : length]) in _VARIANT_PHRASES:
            length -= 2
        elif _SIZE.fullmatch(words[length - 1]) or words[length - 1] in _VARIANT_WORDS:
            length -= 1
        else:
            break
    return length


def _take_language(groups: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The language that the last words name, and the groups without them."""
    for place in reversed(range(len(groups))):
        if whole := _LANGUAGES.get(tuple(_folded(groups[place]))):
            return whole, groups[:place] + groups[place + 1 :]
    for place in reversed(range(len(groups))):
        group = groups[place]
        words = _folded(group)
        for length in (2, 1):
            phrase = tuple(words[-length:])
            before = words[:-length]
            language = _LANGUAGES.get(phrase)
            if not language or not before:
                continue
            if phrase in _ONLY_ALONE and not _SIZE.fullmatch(before[-1]):
                continue
            return language, [*groups[:place], group[:-length], *groups[place + 1 :]]
    return "", groups


def _groups(text: str) -> list[list[str]]:
    """Words between the strong separators "_" and " - "; hyphens and blanks only part words."""
    plain = nfc(text).replace("×", "x")
    return [words for part in _STRONG.split(plain) if (words := _WORD.findall(part))]


def _folded(words: Sequence[str]) -> list[str]:
    return [fold(word) for word in words]


def begins_with(words: Words, beginning: Words) -> bool:
    """Whether a name begins with these whole words."""
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(words, beginning, strict=False))
    return bool(beginning) and sum(1 for _pair in shared) == len(beginning)
