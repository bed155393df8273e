"""A file of a piece in its format."""

from __future__ import annotations

from datetime import datetime

from artwork.pieces import Words, lay_out
from artwork.press import press_pdf
from media.enums import PieceFormat
from media.models import KindSpec
from media.pieces.sizes import millimetres, pixels_across, press_sheet, ratio_of

# A plain PDF of something that is shown on screens: so many pixels of it are an inch of the page.
PIXELS_AN_INCH = 96
# A plain PDF is for looking and for the office's printer: no page is longer than A3.
LONGEST_PLAIN_MM = 420.0


def draw_file(
    spec: KindSpec,
    piece_format: PieceFormat,
    template: str,
    words: Words,
    made_at: datetime,
    language: str = "vi",
) -> bytes:
    """The bytes of one file; raises `artwork.pieces.PieceError` where the words don't fit the size."""
    drawing = lay_out(template, ratio_of(spec), words).drawing
    if piece_format == PieceFormat.SVG:
        return drawing.svg().encode()
    if piece_format == PieceFormat.PNG:
        return drawing.png(pixels_across(spec))
    if piece_format == PieceFormat.PRINT:
        return press_pdf(drawing, press_sheet(spec), made_at, language)
    return drawing.pdf(_plain_width(spec))


def _plain_width(spec: KindSpec) -> float:
    wide, high = millimetres(spec)
    if spec.measure == "px":
        wide, high = (side / PIXELS_AN_INCH * 25.4 for side in (wide, high))
    return wide * min(1.0, LONGEST_PLAIN_MM / max(wide, high))
