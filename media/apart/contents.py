"""What a recording plays, counted part by part: what its index promises may be a lie."""

from __future__ import annotations

from dataclasses import dataclass

from av.container import InputContainer

from media.apart import Refused
from media.apart.frames import pictures_of, shown_pixels

# WebM is Matroska with these and nothing else.
WEBM_CODECS = {"vp8", "vp9", "av1", "vorbis", "opus"}
# Containers that say in front how long they are; the others are guessed at.
PROMISING = ("mp4", "webm", "wav")
# How much more than it holds a container may promise: seconds, or a part of the whole.
FORGIVEN_SECONDS, FORGIVEN_PART = 0.5, 0.02
# An index that players skip counts as a part in some containers.
FORGIVEN_PARTS = 2
MICROSECONDS = 1_000_000


@dataclass(frozen=True)
class Contents:
    """Seconds, pixels as they are shown (0 of a sound), and of how many parts each track is made."""

    seconds: float
    width: int
    height: int
    parts: tuple[int, ...]

    def plays_like(self, other: Contents) -> bool:
        return (
            (self.width, self.height) == (other.width, other.height)
            and abs(self.seconds - other.seconds) <= FORGIVEN_SECONDS
            and len(self.parts) == len(other.parts)
            and all(
                abs(mine - theirs) <= FORGIVEN_PARTS
                for mine, theirs in zip(self.parts, other.parts, strict=True)
            )
        )


@dataclass
class Count:
    """The parts of one track: how many, from when to when, and how far the last two are apart, in seconds."""

    parts: int = 0
    begins: float = float("inf")
    last: float = 0.0
    ends: float = 0.0
    gap: float = 0.0

    def add(self, at: float, length: float) -> None:
        self.gap = abs(at - self.last) if self.parts else 0.0
        self.last = at
        self.parts += 1
        self.begins = min(self.begins, at)
        self.ends = max(self.ends, at + length)


def contents_of(container: InputContainer, file_format: str) -> Contents:
    """Count a recording. Refused: "empty", "matroska", or "cut" when it holds less than it promises."""
    pictures = pictures_of(container)
    tracks = [*pictures, *container.streams.audio]
    if not tracks:
        raise Refused("empty")
    codecs = {track.codec_context.codec.canonical_name for track in tracks}
    if file_format == "webm" and not codecs <= WEBM_CODECS:
        raise Refused("matroska")
    counted = {track.index: Count() for track in tracks}
    for packet in container.demux(tracks):
        if packet.is_corrupt:
            raise Refused("cut")
        at = packet.dts if packet.pts is None else packet.pts
        if at is not None and packet.size:
            length = (packet.duration or 0) * packet.time_base
            counted[packet.stream_index].add(float(at * packet.time_base), float(length))
    if not all(count.parts for count in counted.values()):
        raise Refused("cut")
    ends = max(count.ends for count in counted.values())
    seconds = ends - max(0.0, min(count.begins for count in counted.values()))
    if file_format in PROMISING and container.duration:
        gap = max(count.gap for count in counted.values())
        seconds = _as_promised(seconds, ends, container.duration / MICROSECONDS, gap)
    width, height = shown_pixels(container, pictures[0]) if pictures else (0, 0)
    return Contents(seconds, width, height, tuple(count.parts for count in counted.values()))


def _as_promised(seconds: float, ends: float, promised: float, gap: float) -> float:
    """The length that a container promises if it holds as much; the last part may say nothing of its own."""
    slack = max(FORGIVEN_SECONDS, promised * FORGIVEN_PART, gap)
    if promised > ends + slack:
        raise Refused("cut")
    return promised if abs(promised - seconds) <= slack else seconds
