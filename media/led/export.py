"""A text for a board of letters: how it is broken, whether it is approved, and what would fit instead."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.led.breaking import Board, Fitted, fit
from media.led.forms import ExportForm, usable_slogans
from media.led.wording import capitals, places, tidy
from media.models import Slogan
from media.models.slogans import LONGEST_FOLDED, folded

MOST_SHORTER = 5
# With two ends of line between them, so that a screen begins where a blank line ends.
BETWEEN_SCREENS = "\n\n"


@dataclass(frozen=True)
class Export:
    """What the page shows: `shorter` are approved slogans that fit where this text does not."""

    words: str
    fitted: Fitted
    is_approved: bool
    shorter: tuple[Slogan, ...] = ()

    @property
    def length(self) -> int:
        return places(self.words)

    @property
    def boards(self) -> list[str]:
        """Each screen as the board shows it: every line filled up, and lines that stay empty."""
        board = self.fitted.board
        empty = " " * board.columns
        return [
            "\n".join([*(_filled(line, board.columns) for line in screen), *[empty] * left])
            for screen in self.fitted.screens
            if (left := board.rows - len(screen)) >= 0
        ]

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
    return Export(form.words, fitted, is_approved, shorter)


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
    """Whether a typed text is an approved slogan word for word, whatever its capitals and end."""
    known = usable_slogans().filter(folded=folded(text)[:LONGEST_FOLDED]).first()
    if known is None:
        return False
    return tidy(text).rstrip(".").casefold() in {
        tidy(each).casefold() for each in (known.wording, known.wording_en) if each
    }


def _that_fit(board: Board, in_capitals: bool, wished: Slogan | None) -> tuple[Slogan, ...]:
    """Approved slogans for which the board has room: of the same topic first, then the longest."""
    fitting = [
        slogan
        for slogan in usable_slogans()
        if fit(capitals(slogan.title) if in_capitals else slogan.title, board).fits
    ]
    topic = wished.topic_id if wished else None
    fitting.sort(key=lambda slogan: (slogan.topic_id != topic, -places(slogan.title)))
    return tuple(fitting[:MOST_SHORTER])


def _filled(line: str, columns: int) -> str:
    return line + " " * (columns - places(line))
