"""A file of a kit: what it is, how large, its checksums and its preview."""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from PIL import Image as Pixels

from media.inspection.drawings import check_drawing
from media.inspection.formats import check_ending, format_of_file
from media.inspection.pictures import PICTURE_FORMATS, check_octets, check_picture, clean_picture
from media.inspection.reading import Preview, Reading, Sides, read_apart, unreadable
from media.inspection.recordings import RECORDING_FORMATS

KIT_FORMATS = ("pdf", "svg", *PICTURE_FORMATS, *RECORDING_FORMATS)
PIECE = 64 * 1024
SHORT = Decimal("0.01")


@dataclass(frozen=True)
class KitFile:
    """What was read from a file. `content` is set where the stored bytes must differ from those sent."""

    file_format: str
    octets: int
    sha256: str
    crc32: int
    width: Decimal | None = None
    height: Decimal | None = None
    measure: str = ""
    seconds: Decimal | None = None
    dpi: int | None = None
    preview: Preview | None = None
    content: IO[bytes] | None = None


def read_kit_file(file: IO[bytes], name: str) -> KitFile:
    """Everything the library tells about a file, or a message that says what is needed.

    Size, checksums and previews are those of the bytes to be stored: the file without its notes.
    """
    found = format_of_file(file)
    if found not in KIT_FORMATS:
        raise ValidationError(
            _(
                "This file can't be used. Needed: PDF, SVG, PNG, JPEG, WebP, AVIF, GIF, MP4, WebM, MP3, WAV or OGG."
            )
        )
    check_ending(name, found)
    check_octets(file, settings.KIT_FILE_MAX_OCTETS)
    if found in PICTURE_FORMATS:
        return _picture(file, name, found)
    if found == "svg":
        width, height, measure, content = check_drawing(file)
        return _drawing(file, (width, height), measure, content)
    read = read_apart(file, found)
    sides, measure = (read.millimetres, "mm") if found == "pdf" else (_decimals(read.pixels), "px")
    return _facts(read.clean or file, found, read, sides, measure, content=read.clean)


def _drawing(file: IO[bytes], sides: Sides, measure: str, content: bytes | None) -> KitFile:
    clean = None if content is None else io.BytesIO(content)
    read = read_apart(clean or file, "svg", sides)
    return _facts(clean or file, "svg", read, sides, measure, content=clean)


def _picture(file: IO[bytes], name: str, found: str) -> KitFile:
    check_picture(file, name, settings.KIT_FILE_MAX_OCTETS)
    original = file.read()
    content = clean_picture(original, found)
    clean = io.BytesIO(content)
    with Pixels.open(clean) as picture:
        # Screens show PNG as it is, and nothing on them may blink; of GIF and WebP they show the preview.
        if found == "png" and getattr(picture, "is_animated", False):
            raise ValidationError(
                _(
                    "This PNG is an animation, and on a screen nothing may blink. Save its first picture "
                    "alone as PNG, or the animation as GIF or WebP for networks."
                ),
                code="animated",
            )
        sides = _decimals(picture.size)
    read = read_apart(clean, found)
    return _facts(clean, found, read, sides, "px", content=None if content == original else clean)


def _decimals(pixels: tuple[int, int] | None) -> Sides | None:
    return (Decimal(pixels[0]), Decimal(pixels[1])) if pixels else None


def _facts(
    file: IO[bytes],
    found: str,
    read: Reading,
    sides: Sides | None,
    measure: str,
    content: IO[bytes] | None,
) -> KitFile:
    """What was read, with the checksums of a file, which is left at its start."""
    digest, check, octets = hashlib.sha256(), 0, 0
    file.seek(0)
    while piece := file.read(PIECE):
        digest.update(piece)
        check = zlib.crc32(piece, check)
        octets += len(piece)
    file.seek(0)
    width, height = (side.quantize(SHORT) for side in sides) if sides else (None, None)
    if sides and not (width and height):
        raise unreadable(found)
    return KitFile(
        found, octets, digest.hexdigest(), check, width, height,
        measure=measure if sides else "",
        seconds=None if read.seconds is None else Decimal(str(read.seconds)).quantize(SHORT),
        dpi=read.dpi,
        preview=read.preview,
        content=content,
    )  # fmt: skip
