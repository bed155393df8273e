"""One sentence on a sheet of any size, with the unit's name in a zone of its own."""

from artwork.pieces.faults import PieceError, SponsorError, TooLongError, UndrawableError
from artwork.pieces.sheet import Logo, Sheet, Words, lay_out
from artwork.pieces.templates import TEMPLATES, Template

__all__ = [
    "TEMPLATES",
    "Logo",
    "PieceError",
    "Sheet",
    "SponsorError",
    "Template",
    "TooLongError",
    "UndrawableError",
    "Words",
    "lay_out",
]
