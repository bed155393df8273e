"""A text for a board of letters: how it is broken, whether it is approved, and what would fit instead."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.led.breaking import Board, Fitted, fit
from media.led.drawn import DrawnScreen
from media.led.forms import ExportForm
from media.led.wording import capitals, places
from media.models import Slogan
from media.wording.checking import Finding, check
from media.wording.register import register

MOST_SHORTER = 5
# With two ends of line between them, so that a screen begins where a blank line ends.
BETWEEN_SCREENS = "\n\n"


@dataclass(frozen=True)
class Export:
    """What the page shows: `shorter` are approved slogans that fit where this text does not.

    `language` is that of a slogan which has no wording in the reader's; else empty.
    """

    words: str
    fitted: Fitted
    is_approved: bool
    shorter: tuple[Slogan, ...] = ()
    language: str = ""

    @property
    def length(self) -> int:
        return places(self.words)

    @property
    def boards(self) -> list[DrawnScreen]:
        """Each screen as the board shows it."""
        return [DrawnScreen(self.fitted.board, screen) for screen in self.fitted.screens]

    @property
    def too_long(self) -> str:
        """By how much the text is too long, in words; empty where it fits."""
        fitted = self.fitted
        if fitted.fits:
            return ""
        if fitted.wide_words:
            word = max(fitted.wide_words, key=places)
            room = fitted.board.columns
            said = {"word": word, "length": places(word), "room": room, "over": places(word) - room}
            return (
                _(
                    "“%(word)s” has %(length)s characters, and a line has %(room)s: %(over)s too many."
                    " No word is cut, so it needs a wider board or another word."
                )
                % said
            )
        lines = ngettext(
            "The text needs %(count)s line more than the board has",
            "The text needs %(count)s lines more than the board has",
            fitted.lines_too_many,
        ) % {"count": fitted.lines_too_many}
        over = ngettext(
            "it is %(count)s character too long.",
            "it is %(count)s characters too long.",
            fitted.places_too_many,
        ) % {"count": fitted.places_too_many}
        return f"{lines}: {over}"

    @property
    def text(self) -> str:
        """All screens as plain text, a line each, without an end of line at the end."""
        return BETWEEN_SCREENS.join("\n".join(screen) for screen in self.fitted.screens)


def export_of(form: ExportForm) -> Export:
    """What a valid form asks for."""
    said = form.cleaned_data
    fitted = fit(form.words, form.room, said["screens"])
    slogan = said["slogan"]
    is_approved = slogan is not None or _is_in_register(said["text"])
    shorter = () if fitted.fits else _that_fit(form.room, said["capitals"], slogan)
    language = slogan.title_language if slogan else ""
    return Export(form.words, fitted, is_approved, shorter, language)


def spread_query(query: QueryDict) -> str:
    """The same wish, but on several screens."""
    wish = query.copy()
    wish["screens"] = "on"
    return wish.urlencode()


def slogan_query(query: QueryDict, slogan: Slogan) -> str:
    """The same board with another slogan."""
    wish = query.copy()
    wish.pop("text", None)
    wish["slogan"] = str(slogan.pk)
    return wish.urlencode()


def _is_in_register(text: str) -> bool:
    """Whether a typed text is a usable slogan word for word, in either of its languages."""
    return check(text, register(), timezone.localdate()).finding == Finding.EXACT


def _that_fit(board: Board, in_capitals: bool, wished: Slogan | None) -> tuple[Slogan, ...]:
    """Approved slogans for which the board has room: of the same topic first, then the longest."""
    fitting = [
        slogan
        for slogan in Slogan.objects.usable()
        if fit(capitals(slogan.title) if in_capitals else slogan.title, board).fits
    ]
    topic = wished.topic_id if wished else None
    fitting.sort(key=lambda slogan: (slogan.topic_id != topic, -places(slogan.title)))
    return tuple(fitting[:MOST_SHORTER])
