"""Files read by `media.apart`, in another process."""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media import apart

PROGRAM = Path(apart.__file__).parent
LONGEST_SECONDS = 30
PIECE = 64 * 1024

Sides = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Preview:
    """Two WebP pictures of a file, and the pixels of the large one."""

    large: bytes
    small: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Reading:
    """What a file holds, as far as its format tells; `clean` is the file without its notes, if it had any."""

    preview: Preview
    millimetres: Sides | None = None
    dpi: int | None = None
    pixels: tuple[int, int] | None = None
    seconds: float | None = None
    clean: IO[bytes] | None = None


def read_apart(file: IO[bytes], file_format: str, size: Sides | None = None) -> Reading:
    """Read an open file, which is left at its start; `size` is that of an SVG, which has no pixels.

    Raises ValidationError when it can't be read, holds what could do harm, or can't be freed of its notes.
    """
    sides = [f"{size[0]}x{size[1]}"] if size else []
    with (
        tempfile.TemporaryDirectory(prefix="reading-") as folder,
        _on_disk(file, folder) as path,
    ):
        told = _told([file_format, path, folder, *sides], file_format)
        large, small = (Path(folder, f"{name}.webp").read_bytes() for name in ("large", "small"))
        clean = Path(folder, "clean")
        millimetres, pixels = told.get("millimetres"), told.get("pixels")
        return Reading(
            preview=Preview(large, small, *told["preview"]),
            millimetres=(Decimal(millimetres[0]), Decimal(millimetres[1])) if millimetres else None,
            dpi=told.get("dpi"),
            pixels=(pixels[0], pixels[1]) if pixels else None,
            seconds=told.get("seconds"),
            # Its name is gone with the folder; the file lives as long as somebody holds it open.
            clean=clean.open("rb") if clean.exists() else None,
        )


@contextmanager
def _on_disk(file: IO[bytes], folder: str) -> Iterator[str]:
    """The path of an open file: that of a large upload, which lies on disk already, or of a copy."""
    file.seek(0)
    path_of: Callable[[], str] | None = getattr(file, "temporary_file_path", None)
    if path_of:
        yield path_of()
        return
    copy = Path(folder, "sent")
    with copy.open("wb") as written:
        while piece := file.read(PIECE):
            written.write(piece)
    file.seek(0)
    yield str(copy)


@contextmanager
def _alone() -> Iterator[None]:
    """One file at a time on this machine, so that many at once take no more memory than one."""
    with Path(settings.VAR_DIR, "reading.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _told(arguments: list[str], file_format: str) -> dict[str, Any]:
    try:
        with _alone():
            done = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-I", str(PROGRAM), *arguments],
                capture_output=True,
                timeout=LONGEST_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as slow:
        raise unreadable(file_format) from slow
    if done.returncode:
        raise unreadable(file_format)
    told = json.loads(done.stdout)
    if code := told.get("refused"):
        raise _refusal(code, told["what"], file_format)
    return told


def unreadable(file_format: str) -> ValidationError:
    return ValidationError(
        _("This %(format)s can't be read: it is damaged or too complicated. Save it again.")
        % {"format": file_format.upper()},
        code="unreadable",
    )


def _refusal(code: str, what: str, file_format: str) -> ValidationError:
    reasons = {
        "locked": _("The PDF is locked by a password. Save it without one."),
        "harmful": _("The PDF has “%(what)s”, which can run or load something. Save it without."),
        "noted": _("The file names people or places, which can't be taken out. Save it without."),
        "cut": _("The recording is cut short or damaged. Export it again."),
        "empty": _("There is neither picture nor sound in this file. Export it again."),
        "matroska": _("This is Matroska, but no WebM. Export it as WebM or MP4."),
        "sides": _("The film is too large to be shown. Export it smaller."),
    }
    if code not in reasons:
        return unreadable(file_format)
    return ValidationError(reasons[code] % {"what": what}, code=code)
