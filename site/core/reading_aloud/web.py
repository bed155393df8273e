"""Web and mail addresses, hashtags."""

from __future__ import annotations

import re

from core.reading_aloud.letters import spelled
from core.reading_aloud.numbers import one_by_one
from core.reading_aloud.rule import Rule, rule, stands_alone

_ENDINGS = "vn|com|org|net|gov|edu|info|asia|io|app|eu|int|me|ai"
_HOST = rf"(?:[a-z0-9](?:[a-z0-9-]{{0,62}})\.){{1,6}}(?:{_ENDINGS})(?![\w-])"
_PATH = r"(?::\d{1,5})?(?:[/?#][\w/.?=&%#~+:-]*)?"
_SIGNS = {
    ".": "chấm", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "?": "dấu hỏi", "=": "bằng",
    "&": "và", "%": "phần trăm", "#": "dấu thăng", "~": "dấu ngã", "+": "cộng", ":": "hai chấm", "@": "a còng",
}  # fmt: skip
# Said letter by letter; others are read as words.
_SPELLED = {"vn", "tt", "gd", "ubnd", "hcm", "hn"}


def _address(written: str) -> str:
    parts = re.findall(r"[^\W\d_]+|\d+|[\W_]", written)
    words = []
    for part in parts:
        if part.isdecimal():
            words.append(one_by_one(part))
        elif part.isalpha():
            words.append(spelled(part) if part.casefold() in _SPELLED else part)
        else:
            words.append(_SIGNS.get(part, ""))
    return " ".join(filter(None, words))


@rule(rf"[a-z0-9](?:[a-z0-9._+-]{{0,63}})@{_HOST}", re.IGNORECASE | re.ASCII)
def mail(found: re.Match[str]) -> str | None:
    return _address(found[0])


@rule(rf"(?:https?://)?(?:www\.)?({_HOST}{_PATH})", re.IGNORECASE | re.ASCII)
def web(found: re.Match[str]) -> str | None:
    """Without "https://" and "www.", which no one has to type."""
    written = found[1]
    address = written.rstrip(".,:?!/#&")
    said = _address(address)
    return said + (
        f"{written[len(address) :]}" if written[len(address) :] in {".", ",", "?", ":"} else ""
    )


@rule(r"https?://")
def scheme(found: re.Match[str]) -> str | None:
    """Before a host of another kind."""
    return ""


@rule(r"#(\w{2,80})")
def hashtag(found: re.Match[str]) -> str | None:
    """ "#ChuyenDoiSo" is "từ khóa Chuyen Doi So": parted before capitals and at low lines."""
    if not stands_alone(found):
        return None
    words = re.sub(r"_+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", found[1])
    parted = "".join(
        f" {letter}" if letter.isupper() and index and words[index - 1].islower() else letter
        for index, letter in enumerate(words)
    )
    said = re.sub(r"\d+", lambda figures: one_by_one(figures[0]), parted)
    return f"từ khóa {' '.join(said.split())}"


RULES: tuple[Rule, ...] = (mail, web, scheme, hashtag)
