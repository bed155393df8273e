"""Formats told apart by their first bytes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEAD = 4096

# The endings a file of each format may carry; the first is the one we give.
ENDINGS = {
    "avif": ("avif",),
    "gif": ("gif",),
    "jpeg": ("jpg", "jpeg"),
    "mp3": ("mp3",),
    "mp4": ("mp4", "m4v", "m4a"),
    "ogg": ("ogg", "oga", "ogv"),
    "pdf": ("pdf",),
    "png": ("png",),
    "svg": ("svg",),
    "wav": ("wav",),
    "webm": ("webm",),
    "webp": ("webp",),
    "zip": ("zip", "docx", "xlsx", "pptx", "odt", "ods"),
}

CONTENT_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
}


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
)


def format_of(head: bytes) -> str | None:
    """The format that these first bytes begin, or None when it is none of ours."""
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "avif" if head[8:12] in (b"avif", b"avis") else "mp4"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:
        return "mp3"
    return "svg" if _begins_markup(head) else None


def _begins_markup(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"<") and b"<svg" in text


def format_of_file(file: IO[bytes]) -> str | None:
    """The format of an open file, which is left at its start."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return format_of(head)


def ending(name: str) -> str:
    """The ending of a file name, in lower case and without its dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


def check_ending(name: str, found: str) -> None:
    """Refuse a name that says another format than the content is."""
    if ending(name) not in ENDINGS[found]:
        raise ValidationError(
            _("The name ends in “.%(ending)s”, but the content is %(format)s. Rename the file.")
            % {"ending": ending(name), "format": found.upper()},
            code="content_mismatch",
        )
