"""A drawing as a print shop wants it: PDF/X-4, inks only, with bleed, its text real text in an embedded font."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Final
from uuid import UUID

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, String

from artwork.drawing import Drawing, Line, Picture, typst_text
from artwork.motif import number
from artwork.outline import FAMILY, FONT_FOLDER, NO_BREAK
from artwork.press.measures import POINTS_A_MILLIMETRE, Frame
from artwork.press.packet import PROGRAM, STANDARD, packet, pdf_moment
from artwork.press.profile import (
    CONDITION,
    CONDITION_IN_WORDS,
    REGISTRY,
    in_inks,
    profile_bytes,
)
from artwork.press.shapes import ink, placed, shapes

VERSION: Final = "1.6"
BLEED_MM = 3.0
# Pages longer than this are drawn at a scale; PDF itself ends at 14,400 points (5.08 m).
LONGEST_PAGE_MM = 1200.0
SCALES = (1, 10, 100)


@dataclass(frozen=True)
class PressSheet:
    """The page of a print file: its trimmed sides and bleed on the page, which is 1 : `scale` of what hangs."""

    width_mm: float
    height_mm: float
    scale: int
    bleed_mm: float = BLEED_MM


def sheet_for(width_mm: float, height_mm: float, bleed_mm: float = BLEED_MM) -> PressSheet:
    """The page for a piece of these finished sides: true to size up to 1.2 m, then 1 : 10, then 1 : 100."""
    longest = max(width_mm, height_mm)
    scale = next((scale for scale in SCALES if longest / scale <= LONGEST_PAGE_MM), SCALES[-1])
    return PressSheet(width_mm / scale, height_mm / scale, scale, bleed_mm)


def press_pdf(
    drawing: Drawing, sheet: PressSheet, made_at: datetime, language: str = "vi"
) -> bytes:
    """The drawing on its page; pictures lie above everything else.

    The same drawing, sheet and moment give the same bytes. Raises UnknownInkError for colours that no inks were
    chosen for.
    """
    # PDF counts no parts of a second.
    made_at = made_at.replace(microsecond=0)
    frame = Frame(drawing.width, drawing.height, sheet.width_mm, sheet.height_mm, sheet.bleed_mm)
    drawn: bytes = typst.compile(  # type: ignore[misc]  # its stub gives a path type that no caller can choose
        _source(drawing, frame, language).encode(),
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        timestamp=made_at.astimezone(UTC),
        pdf_standards=[VERSION],
    )
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _add_pictures(pdf, drawing, frame)
        _add_boxes(pdf, frame)
        _add_intent(pdf)
        _add_words(pdf, drawing.title, language, made_at, _mark(drawn, drawing))
        out = io.BytesIO()
        pdf.save(out, force_version=VERSION, deterministic_id=True)
    return out.getvalue()


def _source(drawing: Drawing, frame: Frame, language: str) -> str:
    """The drawing in typst's language."""
    source = [
        f"#set page(width: {number(frame.page_width)}mm, height: {number(frame.page_height)}mm,"
        " margin: 0mm, fill: none)\n",
        f"#set document(title: {typst_text(drawing.title)})\n",
        f'#set text(font: "{FAMILY}", lang: "{language}", top-edge: "baseline",'
        ' bottom-edge: "baseline", hyphenate: false)\n',
    ]
    for part in drawing.parts:
        if isinstance(part, Line):
            source.append(_text(part, frame))
        elif isinstance(part, str):
            source.extend(shapes(part, frame))
    return "".join(source)


def _text(line: Line, frame: Frame) -> str:
    words = typst_text(line.text.replace(NO_BREAK, " "))
    look = f"size: {frame.length(line.size):.4f}mm, weight: {line.weight}, fill: {ink(line.fill)}"
    return placed(frame.across(line.left), frame.down(line.y), f"box(text({look}, {words}))")


def _add_pictures(pdf: pikepdf.Pdf, drawing: Drawing, frame: Frame) -> None:
    page = pdf.pages[0]
    pictures = [part for part in drawing.parts if isinstance(part, Picture)]
    for index, part in enumerate(pictures):
        inks = in_inks(part.png)
        stream = pdf.make_stream(
            zlib.compress(inks.tobytes(), 9),
            Type=Name.XObject, Subtype=Name.Image, Width=inks.width, Height=inks.height,
            ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Filter=Name.FlateDecode,
        )  # fmt: skip
        name = page.add_resource(stream, Name.XObject, Name(f"/Picture{index}"))
        wide, high = (
            frame.length(side) * POINTS_A_MILLIMETRE for side in (part.width, part.height)
        )
        left = frame.across(part.x) * POINTS_A_MILLIMETRE
        below = (frame.page_height - frame.down(part.y)) * POINTS_A_MILLIMETRE - high
        matrix = f"{wide:.4f} 0 0 {high:.4f} {left:.4f} {below:.4f}"
        page.contents_add(f"/Artifact BMC q {matrix} cm {name} Do Q EMC".encode())


def _add_boxes(pdf: pikepdf.Pdf, frame: Frame) -> None:
    page = pdf.pages[0]
    bleed = frame.bleed_mm * POINTS_A_MILLIMETRE
    wide, high = frame.page_width * POINTS_A_MILLIMETRE, frame.page_height * POINTS_A_MILLIMETRE
    page.mediabox = page.bleedbox = Array([0, 0, round(wide, 4), round(high, 4)])
    page.trimbox = Array([round(side, 4) for side in (bleed, bleed, wide - bleed, high - bleed)])


def _add_intent(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(profile_bytes(), N=4)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String(CONDITION),
        OutputCondition=String(CONDITION_IN_WORDS), RegistryName=String(REGISTRY),
        Info=String(CONDITION_IN_WORDS), DestOutputProfile=pdf.make_indirect(profile),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _add_words(pdf: pikepdf.Pdf, title: str, language: str, made_at: datetime, mark: UUID) -> None:
    words = packet(title, language, made_at, mark)
    pdf.Root.Metadata = pdf.make_indirect(
        pdf.make_stream(words, Type=Name.Metadata, Subtype=Name.XML)
    )
    moment = String(pdf_moment(made_at))
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Creator=String(PROGRAM),
            Producer=String(PROGRAM),
            Trapped=Name("/False"),
            CreationDate=moment,
            ModDate=moment,
            GTS_PDFXVersion=String(STANDARD),
        )  # fmt: skip
    )


def _mark(drawn: bytes, drawing: Drawing) -> UUID:
    """Stands for what is drawn."""
    seen = blake2b(drawn, digest_size=16)
    for part in drawing.parts:
        if isinstance(part, Picture):
            seen.update(part.png)
    return UUID(bytes=seen.digest(), version=4)
