"""Small real files, drawn on the spot: what an upload would bring."""

from __future__ import annotations

import io
import struct
import wave
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

PAPER, LACQUER, GOLD = "#fbf8f2", "#a4161f", "#f4cb6a"


def pixels(width: int = 320, height: int = 200, file_format: str = "png", **options: Any) -> bytes:
    """A picture of the sign's bar and ring in a raster format (png, jpeg, webp, gif, avif)."""
    picture = Image.new("RGB", (width, height), LACQUER)
    draw = ImageDraw.Draw(picture)
    side = min(width, height)
    draw.rectangle((side // 5, side // 4, side // 3, side * 3 // 4), fill=PAPER)
    ring = (side // 2, side // 4, side - side // 10, side * 3 // 4)
    draw.ellipse(ring, outline=GOLD, width=max(1, side // 12))
    saved = io.BytesIO()
    picture.save(saved, format=file_format.upper(), **options)
    return saved.getvalue()


def drawing(width: int = 420, height: int = 594, measure: str = "") -> bytes:
    """An SVG of the same sign; with a measure ("mm") it is that large on paper."""
    sides = f' width="{width}{measure}" height="{height}{measure}"' if measure else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"{sides}>'
        f'<rect width="{width}" height="{height}" fill="{LACQUER}"/>'
        f'<circle cx="{width / 2:g}" cy="{height / 2:g}" r="{min(width, height) / 4:g}" fill="none" '
        f'stroke="{GOLD}" stroke-width="{min(width, height) / 16:g}"/></svg>'
    ).encode()


def printed(width: float = 210, height: float = 297, pages: int = 1) -> bytes:
    """An empty PDF with pages of this many millimetres."""
    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        document.new_page(width * 72 / 25.4, height * 72 / 25.4)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def sound(seconds: float = 1.0) -> bytes:
    """A silent WAV."""
    saved = io.BytesIO()
    with wave.open(saved, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(1)
        wav.setframerate(8000)
        wav.writeframes(b"\x80" * int(8000 * seconds))
    return saved.getvalue()


def film(seconds: int = 15, width: int = 1920, height: int = 1080) -> bytes:
    """An MP4 that has everything but pictures: its index tells length and size."""

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", len(body) + 8, name) + body

    length = struct.pack(">IIII", 0, 0, 1000, seconds * 1000)
    head = box(b"mvhd", b"\0" * 4 + length + b"\0" * 80)
    sides = struct.pack(">II", width << 16, height << 16)
    track = box(b"trak", box(b"tkhd", b"\0" * 76 + sides))
    return box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + box(b"moov", head + track)


def captions() -> bytes:
    """WebVTT with one caption."""
    return "WEBVTT\n\n00:00.000 --> 00:01.000\nMười năm, mười ngày.\n".encode()
