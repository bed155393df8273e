"""Logos that people send along: read apart like every upload, made small, and carried by their own page.

Nothing of them is stored. The page that shows a preview holds the small picture, signed, and sends it back with the
next button; an hour later it is worth nothing.
"""

from __future__ import annotations

import io
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import IO

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext as _

from PIL import Image

from artwork.pieces import Logo
from media.inspection import read_kit_file
from media.inspection.formats import format_of_file
from media.inspection.pictures import check_octets

FORMATS = ("png", "jpeg", "svg")
MOST_OCTETS = 2_000_000
# Enough for a logo 7 cm wide at 300 dots an inch.
LONGEST_SIDE = 800
KEPT_SECONDS = 3600

_signer = TimestampSigner(salt="media.pieces.logos")


def read_logo(upload: IO[bytes], name: str) -> bytes:
    """An uploaded logo as a small WebP; raises ValidationError with what is needed."""
    check_octets(upload, MOST_OCTETS)
    if format_of_file(upload) not in FORMATS:
        raise ValidationError(_("A logo is a PNG, JPEG or SVG. Send it in one of these."))
    preview = read_kit_file(upload, name).preview
    if preview is None:
        raise ValidationError(_("This logo can't be drawn. Save it again as PNG."))
    with Image.open(io.BytesIO(preview.large)) as picture:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=88)
    return out.getvalue()


def sealed(webp: bytes) -> str:
    """A logo as its page carries it."""
    return _signer.sign(b64encode(webp).decode())


def unsealed(text: str) -> bytes | None:
    """What `sealed` gave not long ago; None for anything else."""
    try:
        return b64decode(_signer.unsign(text, max_age=KEPT_SECONDS), validate=True)
    except (BadSignature, NotBase64, ValueError):
        return None


def as_logo(webp: bytes) -> Logo:
    """A logo as layouts take it."""
    with Image.open(io.BytesIO(webp)) as picture:
        out = io.BytesIO()
        picture.save(out, "PNG")
        return Logo(out.getvalue(), *picture.size)
