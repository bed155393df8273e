"""What there is to say about one sentence that is about to be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from media.wording.difference import Difference, difference
from media.wording.register import KnownSlogan, Register
from media.wording.typography import Typography, typography
from media.wording.words import clean, words_of


class Finding(TextChoices):
    """What a sentence is."""

    EXACT = "exact", _("Word for word an approved slogan.")
    DIFFERS = "differs", _("Differs from the approved slogan.")
    EXPIRED = "expired", _("This slogan may no longer be used.")
    WITHDRAWN = "withdrawn", _("This slogan was withdrawn. Do not use it.")
    UNKNOWN = "unknown", _("Not an approved slogan, nor close to one.")


@dataclass(frozen=True)
class Verdict:
    """What a sentence is, the slogan it is or comes closest to, and where it differs from that."""

    sentence: str
    finding: Finding
    slogan: KnownSlogan | None = None
    typography: list[Typography] = field(default_factory=list)
    difference: Difference | None = None


def check(sentence: str, known: Register, on: date) -> Verdict:
    """What a sentence is on a day.

    Word for word is a matter of words: signs, capitals, blanks and the form of letters are told, but do not
    make it another sentence. Slogans that were only ever proposed are as unknown as any other sentence.
    """
    cleaned = clean(sentence)
    words = words_of(cleaned)
    if not words:
        return Verdict(cleaned, Finding.UNKNOWN)
    same = known.exact(words, on)
    if same:
        differing = typography(sentence, words, same.wording, same.words)
        return Verdict(cleaned, _state_of(same, on), same, differing)
    near = known.nearest(words, on)
    if near is None:
        return Verdict(cleaned, Finding.UNKNOWN)
    compared = difference(cleaned, words, near.wording, near.words)
    return Verdict(cleaned, Finding.DIFFERS, near, difference=compared)


def _state_of(slogan: KnownSlogan, on: date) -> Finding:
    if not slogan.is_approved:
        return Finding.WITHDRAWN
    return Finding.EXPIRED if slogan.is_expired(on) else Finding.EXACT
