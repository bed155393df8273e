"""PDF: its first page as a picture, its size on paper, and how coarse its pictures are."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw
from PIL import Image

from media.apart import Facts, Refused
from media.apart.objects import Objects
from media.apart.pictures import LARGE, save_previews

POINTS_AN_INCH = 72
MILLIMETRES_A_POINT = 25.4 / POINTS_AN_INCH
# Fills and gradients are saved as pictures one or two dots wide; nobody sees dots in them.
FEWEST_DOTS = 3
# Nor in a picture that is smaller than this.
FEWEST_POINTS = 0.1


def read_pages(path: Path, folder: Path) -> Facts:
    """Millimetres, dots an inch and previews; `clean` in the folder is it without its author.

    Refused: "locked", "harmful" with what was found, "noted".
    """
    document = _opened(path)
    facts = _facts(document)
    objects = _rewritten(document, folder / "rewritten")
    harm = objects.harm() or _attached(document)
    if harm:
        raise Refused("harmful", harm)
    drawn = _drawn(document)
    if objects.carry_notes():
        objects.write_without_notes(folder / "clean")
        kept = _opened(folder / "clean")
        if _facts(kept) != facts or _drawn(kept).tobytes() != drawn.tobytes():
            raise Refused("noted")
    return facts | save_previews(drawn, folder)


def _drawn(document: pypdfium2.PdfDocument) -> Image.Image:
    page = document[0]
    return page.render(scale=LARGE / max(*page.get_size(), 1)).to_pil()


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise (Refused("locked") if locked else error) from error


def _facts(document: pypdfium2.PdfDocument) -> Facts:
    page = document[0]
    left, bottom, right, top = page.get_trimbox()
    wide, high = abs(right - left), abs(top - bottom)
    if page.get_rotation() in (90, 270):
        wide, high = high, wide
    dots = [coarsest for coarsest in map(_coarsest, document) if coarsest]
    return {
        "pages": len(document),
        "millimetres": [wide * MILLIMETRES_A_POINT, high * MILLIMETRES_A_POINT],
        "dpi": min(dots, default=None),
    }


def _coarsest(page: pypdfium2.PdfPage) -> int | None:
    """Dots an inch of the coarsest picture of a page, at the page's size."""
    dots = []
    for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        matrix, outer = picture.get_matrix(), picture.container
        while outer is not None:
            matrix, outer = matrix.multiply(outer.get_matrix()), outer.container
        width, height = picture.get_px_size()
        for count, across, along in ((width, matrix.a, matrix.b), (height, matrix.c, matrix.d)):
            points = (across**2 + along**2) ** 0.5
            if min(width, height) >= FEWEST_DOTS and points >= FEWEST_POINTS:
                dots.append(count * POINTS_AN_INCH / points)
    return round(min(dots)) if dots else None


def _rewritten(document: pypdfium2.PdfDocument, target: Path) -> Objects:
    """The document in PDFium's own hand: every object in plain sight, every name spelt out."""
    with target.open("wb") as file:
        document.save(file, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    return Objects(target)


def _attached(document: pypdfium2.PdfDocument) -> str:
    if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        return "JavaScript"
    if pypdfium2.raw.FPDFDoc_GetAttachmentCount(document) > 0:
        return "EmbeddedFiles"
    forms = (pypdfium2.raw.FORMTYPE_XFA_FULL, pypdfium2.raw.FORMTYPE_XFA_FOREGROUND)
    return "XFA" if document.get_formtype() in forms else ""
