"""How texts of bulletins are read: the rules of the house, with the abbreviations that editors keep."""

from __future__ import annotations

from core.memory import remembered
from core.reading_aloud import Reading, reading_of
from media.models import Abbreviation


def spoken_by_editors() -> dict[str, str]:
    """What editors have read aloud their way; remembered until one of them changes."""
    return remembered(
        "abbreviations", lambda: dict(Abbreviation.objects.values_list("written", "spoken"))
    )


def read_in_bulletins(written: str) -> Reading:
    """The reading text of what is written, and what was spelled out."""
    return reading_of(written, spoken_by_editors())
