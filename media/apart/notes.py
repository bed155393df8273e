"""What a recording says about people, places and devices, and a copy that says it no longer.

Pictures and sound are copied as they are, packet by packet; what FFmpeg calls data (the track of positions
that a phone writes), covers and attached files stay behind.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer, OutputContainer

from media.apart.frames import pictures_of

WRITERS = {"mp4": "mp4", "webm": "webm", "mp3": "mp3", "wav": "wav", "ogg": "ogg"}
# Nothing of this machine or moment is written: the same recording gives the same bytes each time.
OPTIONS = {
    "mp4": {"movflags": "+faststart"},
    "mp3": {"id3v2_version": "0", "write_id3v1": "0"},
}
# What a container must say, and what its tracks are made with.
TECHNICAL = {
    "major_brand", "minor_version", "compatible_brands", "encoder", "language", "vendor_id", "duration",
    "bps", "number_of_frames", "number_of_bytes",
}  # fmt: skip
TRACK_NAMES = {"VideoHandler", "SoundHandler", "SubtitleHandler"}
# Where notes stand that FFmpeg passes over in silence. One of them within a picture means a copy for nothing.
SIGNS = (
    b"udta", b"uuid", b"APETAGEX", b"LIST", b"bext", b"iXML", b"_PMX", b"id3 ", b"axml", b"cart",
    b"<x:xmpmeta", b"Exif\0\0",
)  # fmt: skip


def carries_notes(container: InputContainer, path: Path | None = None) -> bool:
    """Whether a recording says more than how it is played; with its path its bytes are looked through too."""
    kept = set(_kept(container))
    if any(stream not in kept for stream in container.streams) or container.chapters():
        return True
    told = [container.metadata, *(stream.metadata for stream in container.streams)]
    if any(_is_note(name, value) for metadata in told for name, value in metadata.items()):
        return True
    return path is not None and _has_signs(path)


def copy_without_notes(container: InputContainer, file_format: str, target: Path) -> None:
    """Write what a recording plays, and nothing else, to a file."""
    with av.open(
        str(target),
        "w",
        format=WRITERS[file_format],
        options={"fflags": "+bitexact", **OPTIONS.get(file_format, {})},
    ) as copy:
        _copy(container, copy)


def _copy(container: InputContainer, copy: OutputContainer) -> None:
    written = {}
    for stream in _kept(container):
        track = copy.add_stream_from_template(stream, opaque=True)
        track.time_base = stream.time_base
        language = stream.metadata.get("language")
        if language:
            track.metadata["language"] = language
        written[stream.index] = track
    for packet in container.demux(_kept(container)):
        if packet.dts is None:
            continue
        packet.stream = written[packet.stream_index]
        copy.mux(packet)


def _kept(container: InputContainer) -> list[Any]:
    streams = container.streams
    return [*pictures_of(container), *streams.audio, *streams.subtitles]


def _is_note(name: str, value: str) -> bool:
    plain = name.lower()
    if plain == "handler_name":
        return value not in TRACK_NAMES
    return plain.partition("-")[0] not in TECHNICAL and not plain.startswith("_statistics")


def _has_signs(path: Path) -> bool:
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        return any(content.find(sign) >= 0 for sign in SIGNS)
