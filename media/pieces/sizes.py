"""Which files can be drawn for a size of a kind, and how large each is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import ceil, sqrt

from django.conf import settings

from artwork.press import PressSheet, sheet_for
from media.enums import FileFormat, PieceFormat, TextLanguage
from media.models import AssetKind, KindSpec
from media.specs.rules import MILLIMETRES_AN_INCH

# Dots an inch of a picture of something that is printed, where its size asks for no more.
LEAST_DOTS = 100

_STORED_AS = {
    PieceFormat.SVG: FileFormat.SVG,
    PieceFormat.PNG: FileFormat.PNG,
    PieceFormat.PDF: FileFormat.PDF,
    PieceFormat.PRINT: FileFormat.PDF,
}


@dataclass(frozen=True)
class Wanted:
    """One file to be drawn: for a size of a kind, in a format and a language."""

    spec: KindSpec
    piece_format: PieceFormat
    language: TextLanguage = TextLanguage.VIETNAMESE

    @property
    def file_format(self) -> FileFormat:
        """What the file is, as the library tells formats."""
        return _STORED_AS[self.piece_format]


def ratio_of(spec: KindSpec) -> float:
    """How many times as wide as high; only of sizes that have sides."""
    if not (spec.width and spec.height):
        raise ValueError(f"{spec} has no sides")
    return float(spec.width / spec.height)


def drawable_specs(kind: AssetKind) -> list[KindSpec]:
    """The sizes of a kind for which a file can be drawn, in their order."""
    return [spec for spec in kind.specs.all() if formats_of(spec)]


def formats_of(spec: KindSpec) -> list[PieceFormat]:
    """The formats that a size takes; what is measured on paper becomes a print file, on screens a plain PDF."""
    if not (spec.width and spec.height) or spec.least_seconds or spec.most_seconds:
        return []
    taken = spec.formats or list(FileFormat)
    other = PieceFormat.PDF if spec.measure == "mm" else PieceFormat.PRINT
    return [each for each in PieceFormat if _STORED_AS[each].value in taken and each != other]


def formats_of_copy(spec: KindSpec) -> list[PieceFormat]:
    """The formats in which a unit may take a size for itself, whatever the kit holds."""
    return [each for each in PieceFormat if spec.measure == "mm" or each != PieceFormat.PRINT]


def wanted_files(
    kinds: Iterable[AssetKind], formats: Collection[str], in_english: bool
) -> list[Wanted]:
    """What a set holds: each size of each kind in each of the formats that it takes and that were asked for.

    Sizes that ask for English get it as well, if there is an English sentence.
    """
    languages = [TextLanguage.VIETNAMESE]
    if in_english:
        languages.append(TextLanguage.ENGLISH)
    return [
        Wanted(spec, piece_format, language)
        for kind in kinds
        for spec in drawable_specs(kind)
        for language in languages
        if language == TextLanguage.VIETNAMESE or language.value in spec.languages
        for piece_format in formats_of(spec)
        if piece_format.value in formats
    ]


def millimetres(spec: KindSpec) -> tuple[float, float]:
    """The sides of what hangs."""
    return float(spec.width or 0), float(spec.height or 0)


def press_sheet(spec: KindSpec) -> PressSheet:
    """The page of the print file of a size that is measured on paper."""
    return sheet_for(*millimetres(spec))


def pixels_across(spec: KindSpec) -> int:
    """How wide a PNG is: as many pixels as the size asks for, and never more than the library takes."""
    wide, high = millimetres(spec)
    if spec.measure == "mm":
        dots = max(spec.least_dpi or 0, LEAST_DOTS)
        across = ceil(wide * dots / float(MILLIMETRES_AN_INCH))
    else:
        across = max(ceil(wide), spec.least_width or 0)
    most = sqrt(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS * wide / high)
    return min(across, int(most))
