"""Names of files inside a kit: Vietnamese kept, and safe on Windows, macOS and Linux."""

from __future__ import annotations

import re
import unicodedata

from core.text import nfc

LONGEST = 100
# Linux counts bytes, 255 of them; the ending, and what tells twins apart, come on top.
MOST_OCTETS = 230
# Windows keeps these for devices, whatever ending follows.
_DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def safe_name(stem: str, ending: str, tail: str = "") -> str:
    """A file name that any system can write: "Áp phích: A2?" becomes "Áp phích A2.pdf".

    `tail`, which tells it from names alike, such as " v2", stays whole where the stem is too long.
    """
    visible = "".join(
        " " if unicodedata.category(letter) in _INVISIBLE else letter for letter in nfc(stem)
    )
    plain = " ".join(_FORBIDDEN.sub(" ", visible).split())
    short = plain[: LONGEST - len(tail)].encode()[: MOST_OCTETS - len(tail.encode())]
    # No hidden files, no ending blank or full stop, which Windows drops.
    plain = (short.decode(errors="ignore").strip(" .") or "tep") + tail
    if plain.partition(".")[0].strip().upper() in _DEVICES:
        plain = f"{plain}_" if "." not in plain else f"_{plain}"
    return f"{plain}.{ending}"


def without_twins(names: list[str]) -> list[str]:
    """The same names, told apart by numbers where a system that ignores case would see one twice."""
    taken: set[str] = set()
    told_apart = []
    for name in names:
        stem, _dot, ending = name.rpartition(".")
        candidate, number = name, 1
        while unicodedata.normalize("NFC", candidate.casefold()) in taken:
            number += 1
            candidate = f"{stem} ({number}).{ending}"
        taken.add(unicodedata.normalize("NFC", candidate.casefold()))
        told_apart.append(candidate)
    return told_apart
