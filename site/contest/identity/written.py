"""What people typed or pasted, without what nobody sees."""

from __future__ import annotations

import unicodedata

# Controls and formatting marks (zero-width, direction, soft hyphens), halves of letters, private letters.
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}
# Shown as nothing although Unicode counts them among letters and marks: Hangul fillers, variation selectors.
_BLANK = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u034f", *map(chr, range(0xFE00, 0xFE10))}


def visible(text: str) -> str:
    """The letters that are seen, in their plain forms ("０" is "0"), with single blanks between words."""
    plain = unicodedata.normalize("NFKC", text)
    kept = (
        " " if each.isspace() else each
        for each in plain
        if each.isspace() or not (each in _BLANK or unicodedata.category(each) in _UNSEEN)
    )
    return " ".join("".join(kept).split())
