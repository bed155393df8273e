"""Videos and sounds: format, length and size, read from the container without decoding."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media.inspection.formats import ENDINGS, ending, format_of_file

RECORDING_FORMATS = ("mp4", "webm", "mp3", "ogg", "wav")


@dataclass(frozen=True)
class RecordingFacts:
    """A recording's format, its seconds where the container tells them, and its pixels if it is a video."""

    file_format: str
    seconds: float = 0.0
    width: int = 0
    height: int = 0


def read_recording(file: IO[bytes], name: str) -> RecordingFacts:
    """What a recording is, or a message that says what is needed; the file is left at its start."""
    found = format_of_file(file)
    if found not in RECORDING_FORMATS:
        raise ValidationError(
            _("This is no recording we can play. Needed: MP4, WebM, MP3, OGG or WAV.")
        )
    if ending(name) not in ENDINGS[found]:
        raise ValidationError(
            _("The name ends in “.%(ending)s”, but the content is %(format)s. Rename the file.")
            % {"ending": ending(name), "format": found.upper()}
        )
    size = file.seek(0, 2)
    readers = {"mp4": _mp4, "webm": _webm, "wav": _wav, "mp3": _mp3, "ogg": _ogg}
    try:
        return readers[found](file, size)
    except (struct.error, ValueError, OverflowError, ZeroDivisionError, IndexError) as broken:
        raise ValidationError(
            _("The recording is cut short or damaged. Export it again."), code="broken_recording"
        ) from broken
    finally:
        file.seek(0)


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, first byte and last byte of the content of each box of an MP4 between two places."""
    at = start
    while at + 8 <= end:
        file.seek(at)
        length, name = struct.unpack(">I4s", file.read(8))
        header = 8
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
            header = 16
        elif length == 0:
            length = end - at
        if length < header or at + length > end:
            raise ValueError("a box reaches past the end")
        yield name, at + header, at + length
        at += length


def _mp4(file: IO[bytes], size: int) -> RecordingFacts:
    tops = {name: (start, end) for name, start, end in _boxes(file, 0, size)}
    if b"moov" not in tops:
        raise ValueError("no index")
    seconds, width, height = 0.0, 0, 0
    for name, start, end in _boxes(file, *tops[b"moov"]):
        if name == b"mvhd":
            file.seek(start)
            head = file.read(32)
            scale, length = struct.unpack(
                ">IQ" if head[0] else ">II", head[20:32] if head[0] else head[12:20]
            )
            seconds = length / scale
        elif name == b"trak":
            wide, high = _mp4_track_size(file, start, end)
            width, height = max(width, wide), max(height, high)
    return RecordingFacts("mp4", seconds, width, height)


def _mp4_track_size(file: IO[bytes], start: int, end: int) -> tuple[int, int]:
    for name, _first, last in _boxes(file, start, end):
        if name == b"tkhd":
            file.seek(last - 8)
            wide, high = struct.unpack(">II", file.read(8))
            return wide >> 16, high >> 16
    return 0, 0


# Elements of Matroska we walk into, and those we read.
_SEGMENT, _INFO, _TRACKS, _ENTRY, _VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
_SCALE, _DURATION, _WIDTH, _HEIGHT, _DOCTYPE, _HEAD = (
    0x2AD7B1,
    0x4489,
    0xB0,
    0xBA,
    0x4282,
    0x1A45DFA3,
)
_CLUSTER = 0x1F43B675


def _varying(file: IO[bytes], marked: bool) -> tuple[int, bool]:
    """A number of Matroska's varying length, and whether it means "unknown"."""
    first = file.read(1)
    if not first or not first[0]:
        raise ValueError("no number")
    length = 9 - first[0].bit_length()
    rest = file.read(length - 1)
    if len(rest) != length - 1:
        raise ValueError("cut short")
    value = int.from_bytes(first + rest, "big")
    bare = value & ((1 << 7 * length) - 1)
    return (value if marked else bare), bare == (1 << 7 * length) - 1


def _elements(file: IO[bytes], at: int, end: int) -> Iterator[tuple[int, int, int]]:
    while at < end:
        file.seek(at)
        name, _unused = _varying(file, marked=True)
        length, unknown = _varying(file, marked=False)
        start = file.tell()
        stop = end if unknown else start + length
        if stop > end:
            raise ValueError("an element reaches past the end")
        yield name, start, stop
        if name == _CLUSTER:
            return
        at = stop


def _webm(file: IO[bytes], size: int) -> RecordingFacts:
    found: dict[int, bytes] = {}
    inside = {_HEAD, _SEGMENT, _INFO, _TRACKS, _ENTRY, _VIDEO}
    wanted = {_SCALE, _DURATION, _WIDTH, _HEIGHT, _DOCTYPE}
    places = [(0, size)]
    while places:
        for name, start, stop in list(_elements(file, *places.pop())):
            if name in inside:
                places.append((start, stop))
            elif name in wanted and stop - start <= 16:
                file.seek(start)
                found[name] = file.read(stop - start)
    if found.get(_DOCTYPE, b"").rstrip(b"\0") != b"webm":
        raise ValueError("another Matroska")
    scale = int.from_bytes(found.get(_SCALE, b""), "big") or 1_000_000
    duration = found.get(_DURATION, b"")
    ticks = struct.unpack(">d" if len(duration) == 8 else ">f", duration)[0] if duration else 0.0
    seconds = ticks * scale / 1e9
    if not 0 <= seconds < 1e6:
        raise ValueError("no length")
    width, height = (int.from_bytes(found.get(side, b""), "big") for side in (_WIDTH, _HEIGHT))
    return RecordingFacts("webm", seconds, min(width, 65535), min(height, 65535))


def _wav(file: IO[bytes], size: int) -> RecordingFacts:
    at, rate, data = 12, 0, -1
    while at + 8 <= size:
        file.seek(at)
        name, length = struct.unpack("<4sI", file.read(8))
        if name == b"fmt ":
            rate = struct.unpack("<HHII", file.read(12))[3]
        if name == b"data":
            if at + 8 + length > size:
                raise ValueError("cut short")
            data = length
        at += 8 + length + length % 2
    if data < 0 or not rate:
        raise ValueError("no sound")
    return RecordingFacts("wav", data / rate)


_MP3_RATES = (44100, 48000, 32000)
_MP3_KILOBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MP3_KILOBITS_LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def _mp3(file: IO[bytes], size: int) -> RecordingFacts:
    file.seek(0)
    head = file.read(10)
    start = 0
    if head[:3] == b"ID3":
        start = 10 + sum(
            (byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True)
        )
    file.seek(start)
    frame = file.read(4)
    if len(frame) < 4 or frame[0] != 0xFF or frame[1] & 0xE6 != 0xE2:
        raise ValueError("no frame")
    first_version = frame[1] & 0x18 == 0x18
    kilobits = (_MP3_KILOBITS if first_version else _MP3_KILOBITS_LOW)[frame[2] >> 4]
    _MP3_RATES[frame[2] >> 2 & 3]  # raises for the reserved rate
    return RecordingFacts("mp3", (size - start) / (kilobits * 125))


def _ogg(file: IO[bytes], size: int) -> RecordingFacts:
    file.seek(0)
    first = file.read(27 + 255 + 64)
    body = first[27 + first[26] :]
    if body[1:7] == b"vorbis":
        (rate,) = struct.unpack("<I", body[12:16])
    elif body[:8] == b"OpusHead":
        rate = 48000
    else:
        raise ValueError("neither Vorbis nor Opus")
    file.seek(max(0, size - 65536))
    tail = file.read()
    last = tail.rindex(b"OggS")
    (samples,) = struct.unpack("<q", tail[last + 6 : last + 14])
    return RecordingFacts("ogg", max(0, samples) / rate)
