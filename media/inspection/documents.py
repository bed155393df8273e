"""Documents: the content must be what the name's ending says."""

from __future__ import annotations

import codecs
import csv
import io
import lzma
import zipfile
import zlib
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media.inspection.formats import HEAD, ending, format_of_file

# The part that each office format must hold, and what may not be inside any of them.
_OFFICE_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
_OPEN_DOCUMENTS = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_MACROS = ("vbaProject.bin", "Basic/script-lb.xml")
MOST_UNPACKED = 2 * 1024**3


def check_document(file: IO[bytes], name: str) -> None:
    """Refuse a document whose content is not of the format its name says."""
    suffix = ending(name)
    try:
        if suffix == "pdf":
            _check_pdf(file)
        elif suffix == "csv":
            _check_csv(file)
        elif suffix not in settings.WAGTAILDOCS_EXTENSIONS:
            kinds = ", ".join(settings.WAGTAILDOCS_EXTENSIONS).upper()
            raise ValidationError(_("Save it as one of these: %(kinds)s.") % {"kinds": kinds})
        else:
            _check_archive(file, suffix)
    finally:
        file.seek(0)


def _mismatch(suffix: str) -> ValidationError:
    return ValidationError(
        _("The name ends in “.%(ending)s”, but the content is something else, or it is damaged.")
        % {"ending": suffix},
        code="content_mismatch",
    )


def _check_pdf(file: IO[bytes]) -> None:
    if format_of_file(file) != "pdf":
        raise _mismatch("pdf")
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 2048))
    if b"%%EOF" not in file.read():
        raise _mismatch("pdf")


def _check_csv(file: IO[bytes]) -> None:
    file.seek(0)
    head = file.read(HEAD)
    if b"\0" in head or head.lstrip()[:1] == b"<":
        raise _mismatch("csv")
    try:
        # The last letter of the head may have been cut through; nothing else may be odd.
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        lines = decoder.decode(head, final=len(head) < HEAD)
        next(csv.reader(io.StringIO(lines)), None)
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise ValidationError(_("The CSV must be saved as UTF-8 text.")) from wrong


def _check_archive(file: IO[bytes], suffix: str) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = {entry.filename for entry in archive.infolist()}
            unpacked = sum(entry.file_size for entry in archive.infolist())
            kind = archive.open("mimetype").read(100) if suffix in _OPEN_DOCUMENTS else b""
    except (
        zipfile.BadZipFile,
        OSError,
        KeyError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        lzma.LZMAError,
        zlib.error,
    ) as broken:
        raise _mismatch(suffix) from broken
    if unpacked > MOST_UNPACKED:
        raise ValidationError(_("Unpacked, this file would take more than 2 GB."))
    if suffix in _OFFICE_PARTS and _OFFICE_PARTS[suffix] not in names:
        raise _mismatch(suffix)
    if suffix in _OPEN_DOCUMENTS and kind.strip() != _OPEN_DOCUMENTS[suffix]:
        raise _mismatch(suffix)
    if suffix != "zip" and any(name.endswith(_MACROS) for name in names):
        raise ValidationError(_("The document holds macros. Save it without them."))
