"""Small real files, drawn on the spot: what an upload would bring."""

from __future__ import annotations

import io
import math
from array import array
from fractions import Fraction
from functools import cache
from typing import Any

import av
import pypdfium2
from PIL import Image, ImageDraw

PAPER, LACQUER, GOLD = "#fbf8f2", "#a4161f", "#f4cb6a"
# Encoder, samples a second and container.
_SOUNDS = {
    "wav": ("pcm_s16le", 8_000, "wav"),
    "mp3": ("libmp3lame", 22_050, "mp3"),
    "ogg": ("libopus", 48_000, "ogg"),
    "mp4": ("aac", 22_050, "mp4"),
}
_SAME_EACH_TIME = {"fflags": "+bitexact"}


def pixels(
    width: int = 320, height: int = 200, file_format: str = "png", number: int = 0, **options: Any
) -> bytes:
    """A picture of the sign's bar and ring in a raster format (png, jpeg, webp, gif, avif).

    Pictures with different numbers (1 to 16,777,215) are never the same bytes in a lossless format.
    """
    picture = Image.new("RGB", (width, height), LACQUER)
    draw = ImageDraw.Draw(picture)
    side = min(width, height)
    draw.rectangle((side // 5, side // 4, side // 3, side * 3 // 4), fill=PAPER)
    ring = (side // 2, side // 4, side - side // 10, side * 3 // 4)
    draw.ellipse(ring, outline=GOLD, width=max(1, side // 12))
    if number:
        picture.putpixel((0, 0), (number >> 16 & 255, number >> 8 & 255, number & 255))
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


def sound(seconds: float = 1.0, file_format: str = "wav", **notes: str) -> bytes:
    """A hum that swells (wav, mp3, ogg, mp4); the notes are what its file tells about it, by name."""
    codec, rate, container = _SOUNDS[file_format]
    saved = io.BytesIO()
    with av.open(saved, "w", format=container, options=_SAME_EACH_TIME) as recording:
        recording.metadata.update(notes)
        track: Any = recording.add_stream(codec, rate=rate, layout="mono")
        count = int(rate * seconds)
        swell = (at / count * 12_000 * math.sin(at * math.tau * 440 / rate) for at in range(count))
        frame = av.AudioFrame(format="s16", layout="mono", samples=count)
        frame.planes[0].update(array("h", map(int, swell)).tobytes())
        frame.rate, frame.pts = rate, 0
        resampler = av.AudioResampler(format=track.format, layout="mono", rate=rate)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            recording.mux(track.encode(part))
        recording.mux(track.encode())
    return saved.getvalue()


@cache
def film(
    seconds: int = 15, width: int = 1920, height: int = 1080, file_format: str = "mp4", **notes: str
) -> bytes:
    """A silent film of the sign that begins in black, one picture a second (mp4, webm)."""
    saved = io.BytesIO()
    with av.open(saved, "w", format=file_format, options=_SAME_EACH_TIME) as recording:
        recording.metadata.update(notes)
        codec = "libx264" if file_format == "mp4" else "libvpx"
        track: Any = recording.add_stream(codec, rate=1)
        track.width, track.height, track.pix_fmt = width, height, "yuv420p"
        track.codec_context.gop_size = 4
        track.codec_context.options = {"preset": "ultrafast", "deadline": "realtime"}
        black = Image.new("RGB", (width, height))
        lit = Image.open(io.BytesIO(pixels(width, height)))
        for second in range(seconds):
            frame = av.VideoFrame.from_image(lit if second else black)
            frame.pts, frame.time_base = second, Fraction(1)
            recording.mux(track.encode(frame))
        recording.mux(track.encode())
    return saved.getvalue()


def captions() -> bytes:
    """WebVTT with one caption."""
    return "WEBVTT\n\n00:00.000 --> 00:01.000\nMười năm, mười ngày.\n".encode()
