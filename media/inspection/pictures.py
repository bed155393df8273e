"""Pictures of pixels: limits checked before decoding, then decoded once, then freed of private data."""

from __future__ import annotations

import io
import struct
import warnings
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from PIL import Image as Pixels
from PIL import ImageOps

from core import text
from media.inspection.formats import check_ending, format_of_file
from media.inspection.metadata import without_metadata

PICTURE_FORMATS = ("avif", "gif", "jpeg", "png", "webp")

_ORIENTATION = 0x0112

# What Pillow raises on bytes that are not the picture they claim to be.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    MemoryError,
    RuntimeError,
    NotImplementedError,
    Pixels.DecompressionBombError,
    Warning,
)


def check_picture(file: IO[bytes], name: str, longest_octets: int | None = None) -> str:
    """The format of a whole, readable picture whose size is within the limits; the file ends at its start."""
    check_octets(file, longest_octets or settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    found = format_of_file(file)
    if found not in PICTURE_FORMATS:
        raise ValidationError(
            _("This file is not a picture. A JPEG, PNG, WebP, AVIF or GIF is needed."),
            code="invalid_image",
        )
    check_ending(name, found)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pixels.DecompressionBombWarning)
            _decode(file, found)
    except (Pixels.DecompressionBombWarning, Pixels.DecompressionBombError) as bomb:
        raise ValidationError(
            _("The picture has too many pixels. At most %(most)s million fit: make it smaller.")
            % {"most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000},
            code="file_too_many_pixels",
        ) from bomb
    except _BROKEN as broken:
        raise ValidationError(
            _("The picture is cut short or damaged. Open it, save it again, and upload the copy."),
            code="invalid_image",
        ) from broken
    finally:
        file.seek(0)
    return found


def check_octets(file: IO[bytes], most: int) -> None:
    """Refuse a file that is heavier than allowed; it is left at its start."""
    octets = file.seek(0, io.SEEK_END)
    file.seek(0)
    if octets > most:
        raise ValidationError(
            _("The file has %(octets)s. At most %(most)s is possible.")
            % {"octets": text.file_size(octets), "most": text.file_size(most)},
            code="file_too_large",
        )


def _decode(file: IO[bytes], found: str) -> None:
    with Pixels.open(file, formats=[found.upper()]) as picture:
        width, height = picture.size
        frames = getattr(picture, "n_frames", 1)
        if width * height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise ValidationError(
                _(
                    "The picture has %(width)s × %(height)s pixels. At most %(most)s million fit: make it smaller."
                )
                % {
                    "width": text.number(width),
                    "height": text.number(height),
                    "most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000,
                },
                code="file_too_many_pixels",
            )
        picture.load()


def clean_picture(content: bytes, found: str) -> bytes:
    """The same sound picture without the camera's and the editor's notes, turned as its notes say.

    Lossless where the pixels need no turning; a turned JPEG is saved again in high quality.
    """
    with Pixels.open(io.BytesIO(content), formats=[found.upper()]) as picture:
        noted = bool(picture.info.get("exif") or picture.info.get("xmp"))
        turned = noted and picture.getexif().get(_ORIENTATION, 1) in range(2, 9)
        if found == "avif" and not noted:
            return content
        if not turned and found != "avif":
            try:
                clean = without_metadata(content, found)
                _decode(io.BytesIO(clean), found)
            except (*_BROKEN, struct.error):
                # Its container is odd, its pixels are not: they are saved in a new one.
                pass
            else:
                return clean
        return _saved_anew(picture, found)


def _saved_anew(picture: Pixels.Image, found: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    icc = picture.info.get("icc_profile")
    # Nothing of the old notes is taken over.
    upright.info = {name: upright.info[name] for name in ("transparency",) if name in upright.info}
    options: dict[str, Any] = {"quality": 95} if found in ("jpeg", "webp", "avif") else {}
    if found != "gif":
        options |= {"exif": b"", "icc_profile": icc}
    saved = io.BytesIO()
    upright.save(saved, format=found.upper(), **options)
    return saved.getvalue()
