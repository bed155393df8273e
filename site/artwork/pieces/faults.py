"""Why a piece can't be drawn as asked: nothing is ever cut, or shrunk below what can be read."""

from __future__ import annotations


class PieceError(ValueError):
    """A piece that is refused; `part` is "sentence", "name", "logo" or "sponsor"."""

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.part = part


class TooLongError(PieceError):
    """A text that fits its place not even in the smallest letters allowed: so many letters and words too many."""

    def __init__(self, part: str, text: str, kept: str) -> None:
        self.letters = len(text) - len(kept)
        self.words = len(text.split()) - len(kept.split())
        super().__init__(
            part, f"the {part} is {self.letters} letters ({self.words} words) too long"
        )


class UndrawableError(PieceError):
    """A text with letters that the font doesn't have, or with none at all."""

    def __init__(self, part: str, letters: str) -> None:
        self.letters = letters
        super().__init__(part, f"the {part} has letters that can't be drawn: {letters!r}")


class SponsorError(PieceError):
    """A sponsor where none is allowed."""

    def __init__(self) -> None:
        super().__init__("sponsor", "this kind carries no sponsor")
