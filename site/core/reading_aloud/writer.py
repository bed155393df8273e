"""Puts kept and spoken words together, with one blank between words and one pause at a time."""

from __future__ import annotations

from core.reading_aloud.rule import PAUSE, SILENT

_PAUSES = ",.;:!?"
_BLANKS = " \t\u00a0"


class Writer:
    def __init__(self) -> None:
        self._text = ""
        # Whether blanks that come next belong to something that was left out.
        self._swallows = False

    def text(self) -> str:
        return self._text

    def keep(self, written: str) -> None:
        """A part of the text as it is."""
        self._text += written.lstrip(_BLANKS) if self._swallows else written
        self._swallows = self._swallows and not written.strip(_BLANKS)

    def say(self, written: str, spoken: str, rest: str) -> None:
        """Words in place of what was written; `rest` is what comes after it in the text."""
        self._swallows = False
        if spoken == SILENT:
            self._join(rest)
        elif spoken == PAUSE:
            self._pause(rest)
        elif spoken == ".":
            self._text = self._text.rstrip(_BLANKS) + spoken
        elif spoken.strip():
            self._words(written, spoken, rest)
        elif rest[:1].isalnum():
            self._text += " "

    def _words(self, written: str, spoken: str, rest: str) -> None:
        if self._text and not self._text[-1].isspace():
            self._text += " "
        if self._begins_sentence() and not written[0].islower():
            spoken = spoken[0].upper() + spoken[1:]
        self._text += spoken
        if rest[:1].isalnum():
            self._text += " "

    def _begins_sentence(self) -> bool:
        said = self._text.rstrip(_BLANKS)
        return not said or said[-1] == "\n" or said[-1] in ".!?"

    def _pause(self, rest: str) -> None:
        said = self._text.rstrip(_BLANKS)
        after = rest.lstrip(_BLANKS)
        if not said or said[-1] == "\n" or said[-1] in _PAUSES or after[:1] in _PAUSES or not after:
            self._join(rest)
        elif after[0] == "\n":
            self._text = said
        else:
            self._text = f"{said}, " if rest[:1] not in _BLANKS else f"{said},"

    def _join(self, rest: str) -> None:
        """Nothing is said: of the blanks on both sides, one is left."""
        after = rest.lstrip(_BLANKS)
        if not after or after[0] in _PAUSES or after[0] == "\n":
            self._text = self._text.rstrip(_BLANKS)
        elif not self._text or self._text[-1].isspace():
            self._swallows = True
