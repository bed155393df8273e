"""A file of a kit: what it is, how large, its checksums and its preview."""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from PIL import Image as Pixels

from core import text
from media.inspection.drawings import check_drawing
from media.inspection.formats import ENDINGS, ending, format_of_file
from media.inspection.pictures import PICTURE_FORMATS, check_picture, clean_picture
from media.inspection.previews import Preview, draw_preview
from media.inspection.recordings import read_recording

KIT_FORMATS = ("pdf", "svg", *PICTURE_FORMATS, "mp4", "webm", "mp3", "wav", "ogg")
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
    content: bytes | None = None


def read_kit_file(file: IO[bytes], name: str) -> KitFile:
    """Everything the library tells about a file, or a message that says what is needed."""
    found = format_of_file(file)
    if found not in KIT_FORMATS:
        raise ValidationError(
            _(
                "This file can't be used. Needed: PDF, SVG, PNG, JPEG, WebP, AVIF, GIF, MP4, WebM, MP3."
            )
        )
    if ending(name) not in ENDINGS[found]:
        raise ValidationError(
            _("The name ends in “.%(ending)s”, but the content is %(format)s. Rename the file.")
            % {"ending": ending(name), "format": found.upper()}
        )
    most = settings.KIT_FILE_MAX_OCTETS
    octets = file.seek(0, 2)
    file.seek(0)
    if octets > most:
        raise ValidationError(
            _("The file has %(octets)s. At most %(most)s is possible.")
            % {"octets": text.file_size(octets), "most": text.file_size(most)}
        )
    if found in PICTURE_FORMATS:
        return _picture(file, name, found)
    if found == "svg":
        width, height, measure = check_drawing(file)
        preview = _preview(file, found, (width, height))
        return _facts(
            file,
            found,
            width=_short(width),
            height=_short(height),
            measure=measure,
            preview=preview,
        )
    if found == "pdf":
        preview = _preview(file, found)
        wide, high = preview.millimetres or (Decimal(0), Decimal(0))
        return _facts(
            file, found, width=_short(wide), height=_short(high), measure="mm", preview=preview
        )
    recording = read_recording(file, name)
    sides = {}
    if recording.width and recording.height:
        sides = {
            "width": Decimal(recording.width),
            "height": Decimal(recording.height),
            "measure": "px",
        }
    return _facts(file, found, seconds=_short(Decimal(str(recording.seconds))), **sides)


def _picture(file: IO[bytes], name: str, found: str) -> KitFile:
    check_picture(file, name, settings.KIT_FILE_MAX_OCTETS)
    original = file.read()
    content = clean_picture(original, found)
    with tempfile.SpooledTemporaryFile(max_size=len(content) + 1) as clean:
        clean.write(content)
        clean.seek(0)
        with Pixels.open(clean) as picture:
            width, height = picture.size
        return _facts(
            clean,
            found,
            width=Decimal(width),
            height=Decimal(height),
            measure="px",
            preview=_preview(clean, found),
            content=None if content == original else content,
        )


def _preview(file: IO[bytes], found: str, size: tuple[Decimal, Decimal] | None = None) -> Preview:
    with tempfile.NamedTemporaryFile(suffix=f".{found}") as copy:
        file.seek(0)
        while piece := file.read(PIECE):
            copy.write(piece)
        copy.flush()
        file.seek(0)
        return draw_preview(copy.name, found, size)


def _facts(file: IO[bytes], found: str, **known: object) -> KitFile:
    digest, check, octets = hashlib.sha256(), 0, 0
    file.seek(0)
    while piece := file.read(PIECE):
        digest.update(piece)
        check = zlib.crc32(piece, check)
        octets += len(piece)
    file.seek(0)
    return KitFile(found, octets, digest.hexdigest(), check, **known)  # type: ignore[arg-type]


def _short(length: Decimal) -> Decimal:
    return length.quantize(SHORT)
