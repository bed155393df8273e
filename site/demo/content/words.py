"""Two languages side by side: `both("Nộp hồ sơ", "Apply")` is the Vietnamese text and remembers the English."""

from __future__ import annotations

ENGLISH: dict[str, str] = {}

# Stands below every story of the current year that tells of something that did not happen.
SAMPLE_NOTE = (
    "Tình huống, tên đơn vị và số liệu trong bài là ví dụ minh họa.",
    "The situation, the names of units and the figures in this text are samples.",
)


def both(vietnamese: str, english: str) -> str:
    """The Vietnamese text; its English is kept for the translation of the page or row it stands in."""
    known = ENGLISH.setdefault(vietnamese, english)
    if known != english:
        raise ValueError(f"Two translations of {vietnamese!r}: {known!r} and {english!r}.")
    return vietnamese


def english(vietnamese: str) -> str:
    """The English of a text given to `both`; KeyError for any other."""
    return ENGLISH[vietnamese] if vietnamese else ""
