"""What is said of pieces: why one does not fit, what it shows, what its files are called."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from artwork.pieces import PieceError, SponsorError, TooLongError, UndrawableError
from media.enums import PieceTemplate
from media.models import AssetKind, KindSpec, PieceSet
from media.pieces.sizes import Wanted, press_sheet

# A title is so short that addresses of files have room for the size and scale after it.
LONGEST_NAME, LONGEST_ALT, LONGEST_SHORT = 48, 300, 200


def fault_in_words(fault: PieceError) -> str:
    """Why a piece was refused and how to mend it, in the reader's language."""
    if isinstance(fault, TooLongError):
        return _too_long(fault)
    if isinstance(fault, UndrawableError):
        if not fault.letters.strip():
            return _("There is no text. Write at least one word.")
        return _("These letters can't be drawn: %(letters)s. Write them in ordinary letters.") % {
            "letters": " ".join(letter for letter in fault.letters if letter.isprintable()) or "?"
        }
    if isinstance(fault, SponsorError):
        return _("Pieces of this kind carry no sponsor. Leave the sponsor's logo out.")
    return _("This size is too narrow for any layout.")


def _too_long(fault: TooLongError) -> str:
    what = _("The name of the unit") if fault.part == "name" else _("The slogan")
    letters = ngettext("%(count)d letter", "%(count)d letters", fault.letters) % {
        "count": fault.letters
    }
    words = ngettext("%(count)d word", "%(count)d words", fault.words) % {"count": fault.words}
    return _("%(what)s is too long by %(letters)s (%(words)s) in the smallest letters allowed.") % {
        "what": what,
        "letters": letters,
        "words": words,
    }


def place_in_words(spec: KindSpec) -> str:
    """Which size of which kind: "Banner, 6 × 1 m"."""
    return f"{spec.kind.title}, {spec.title}"


def asset_name(kind: AssetKind, sentence: str) -> str:
    """The title of the asset that shows a sentence, cut between words where it is long."""
    return _shortened(f"{kind.name}: {sentence}", LONGEST_NAME)


def asset_name_en(kind: AssetKind, sentence_en: str) -> str:
    """The same in English; empty where the kind or the sentence has none."""
    named = kind.name_en and sentence_en
    return _shortened(f"{kind.name_en}: {sentence_en}", LONGEST_NAME) if named else ""


def short_text(sentence: str) -> str:
    """The sentence as the short text to post, if it is short enough to stand whole."""
    return sentence if len(sentence) <= LONGEST_SHORT else ""


def alt_text(made: PieceSet, language: str) -> str:
    """What a piece shows, in one of the site's languages."""
    grounds: dict[str, Callable[[], str]] = {
        PieceTemplate.LACQUER: lambda: _("Red ground"),
        PieceTemplate.PAPER: lambda: _("Light ground"),
        PieceTemplate.RIVER: lambda: _("Teal ground"),
        PieceTemplate.NIGHT: lambda: _("Dark ground"),
    }
    with translation.override(language):
        told = _("%(ground)s, the sign 10 over 10, the slogan “%(sentence)s”, below it %(unit)s.")
        whole = told % {
            "ground": grounds[made.template](),
            "sentence": made.sentence,
            "unit": made.unit_name,
        }
    return _shortened(whole, LONGEST_ALT)


def variant_name(wanted: Wanted, language: str) -> str:
    """A file of an asset as its table names it: "A2, to print, 1:10"; "Screen 16:9"."""
    spec = wanted.spec
    with translation.override(language):
        name = spec.title
        if wanted.piece_format == "print" and (scale := press_sheet(spec).scale) > 1:
            name = _("%(size)s, page at 1:%(scale)s") % {"size": name, "scale": scale}
    return _shortened(name, 120)


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rpartition(' ')[0]}…"
