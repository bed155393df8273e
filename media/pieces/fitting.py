"""Whether a slogan fits every size that is asked for, told before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from artwork.pieces import PieceError, Words, lay_out
from media.enums import TextLanguage
from media.models import KindSpec
from media.pieces.sizes import Wanted, ratio_of
from media.pieces.words import fault_in_words, place_in_words


@dataclass(frozen=True)
class Misfit:
    """A size in which the words can't stand, and why."""

    spec: KindSpec
    why: str

    def __str__(self) -> str:
        return f"{place_in_words(self.spec)}: {self.why}"


def misfits(
    template: str, files: Iterable[Wanted], sentences: dict[TextLanguage, str], unit_name: str
) -> list[Misfit]:
    """Every size whose files can't be drawn with these sentences (by language), each once for each reason."""
    found: dict[tuple[int | None, str], Misfit] = {}
    tried: dict[tuple[float, TextLanguage], str] = {}
    for wanted in files:
        spec, language = wanted.spec, wanted.language
        key = (ratio_of(spec), language)
        if key not in tried:
            tried[key] = _why_not(template, key[0], Words(sentences[language], unit_name))
        if why := tried[key]:
            found.setdefault((spec.pk, why), Misfit(spec, why))
    return list(found.values())


def _why_not(template: str, ratio: float, words: Words) -> str:
    try:
        lay_out(template, ratio, words)
    except PieceError as fault:
        return fault_in_words(fault)
    return ""
