"""Previews of a file, drawn by `render.py` in another process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media.inspection import render

SCRIPT = Path(render.__file__)
LONGEST_SECONDS = 30


@dataclass(frozen=True)
class Preview:
    """Two WebP pictures of a file, and what only drawing it could tell."""

    large: bytes
    small: bytes
    width: int
    height: int
    millimetres: tuple[Decimal, Decimal] | None = None


def draw_preview(
    path: str, file_format: str, size: tuple[Decimal, Decimal] | None = None
) -> Preview:
    """Preview of the file at a path; `size` is that of an SVG, which has none of its own in pixels."""
    sides = [f"{size[0]}x{size[1]}"] if size else []
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        command = [sys.executable, "-I", str(SCRIPT), file_format, path, folder, *sides]
        try:
            done = subprocess.run(  # noqa: S603 - our own script
                command, capture_output=True, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as slow:
            raise _unreadable(file_format) from slow
        if done.returncode == render.LOCKED:
            raise ValidationError(
                _("The PDF is locked by a password. Save it without one."), code="locked_pdf"
            )
        if done.returncode:
            raise _unreadable(file_format)
        told = json.loads(done.stdout)
        large, small = (Path(folder, f"{name}.webp").read_bytes() for name in ("large", "small"))
    millimetres = told.get("millimetres")
    return Preview(
        large=large,
        small=small,
        width=told["large"][0],
        height=told["large"][1],
        millimetres=(Decimal(millimetres[0]), Decimal(millimetres[1])) if millimetres else None,
    )


def _unreadable(file_format: str) -> ValidationError:
    return ValidationError(
        _("This %(format)s can't be drawn: it is damaged or too complicated. Save it again.")
        % {"format": file_format.upper()},
        code="unreadable",
    )
