"""What differs between two sentences of the same words: signs, capitals, the form of letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.text import nfc
from media.wording.words import Word, clean

_QUOTES = re.compile("[\"'“”„‟‘’‚‛«»‹›`´]")
_DASHES = re.compile("[-‐‑‒–—―−]")
_FINAL = re.compile(r"[.…!]+$")


class Typography(TextChoices):
    """What may differ although every word is right."""

    LETTERS = "letters", _("letters in another form of Unicode")
    CAPITALS = "capitals", _("capital letters")
    TONES = "tones", _("the place of tone marks (hoà, hòa)")
    SPACES = "spaces", _("blanks, or signs that nobody sees")
    QUOTES = "quotes", _("quotation marks")
    DASHES = "dashes", _("dashes")
    FINAL = "final", _("the sign at the end")
    PUNCTUATION = "punctuation", _("commas and other signs")


def typography(
    sentence: str, mine: Sequence[Word], wording: str, theirs: Sequence[Word]
) -> list[Typography]:
    """In what a sentence differs from the wording that has the same words.

    `sentence` is as it was sent; `mine` are the words of `clean(sentence)`.
    """
    cleaned = clean(sentence)
    found = set(_of_words(cleaned, mine, wording, theirs))
    if nfc(cleaned) != cleaned:
        found.add(Typography.LETTERS)
    if sentence.strip() != cleaned:
        found.add(Typography.SPACES)
    found.update(_of_signs(_gaps(cleaned, mine), _gaps(wording, theirs)))
    return [each for each in Typography if each in found]


def _of_words(
    sentence: str, mine: Sequence[Word], wording: str, theirs: Sequence[Word]
) -> Iterator[Typography]:
    for word, other in zip(mine, theirs, strict=True):
        said, right = nfc(sentence[word.start : word.end]), wording[other.start : other.end]
        plain, plain_right = (unicodedata.normalize("NFKC", each) for each in (said, right))
        if plain != said:
            yield Typography.LETTERS
        if plain != plain_right:
            is_capital = plain.casefold() == plain_right.casefold()
            yield Typography.CAPITALS if is_capital else Typography.TONES


def _gaps(sentence: str, words: Sequence[Word]) -> list[str]:
    """The signs before, between and behind the words, without blanks."""
    edges = [0, *(edge for word in words for edge in (word.start, word.end)), len(sentence)]
    pairs = list(pairwise(edges))[::2]
    return ["".join(sentence[start:end].split()) for start, end in pairs]


def _of_signs(mine: list[str], theirs: list[str]) -> set[Typography]:
    found = set()
    for place, (said, right) in enumerate(zip(mine, theirs, strict=True)):
        if said == right:
            continue
        if sorted(_QUOTES.findall(said)) != sorted(_QUOTES.findall(right)):
            found.add(Typography.QUOTES)
        said, right = _QUOTES.sub("", said), _QUOTES.sub("", right)
        if _DASHES.findall(said) != _DASHES.findall(right):
            found.add(Typography.DASHES)
        said, right = _DASHES.sub("", said), _DASHES.sub("", right)
        if place == len(mine) - 1 and _FINAL.sub("", said) == _FINAL.sub("", right):
            if said != right:
                found.add(Typography.FINAL)
        elif said != right:
            found.add(Typography.PUNCTUATION)
    return found
