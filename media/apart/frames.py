"""The pictures of a film, as players show them: upright, with square pixels."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
from av import VideoFrame
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream
from PIL import Image, ImageStat

from media.apart import Refused
from media.apart.pictures import LARGE

# Where in a film a picture may stand for it, as parts of its length: the first one is often black.
PLACES = (0.33, 0.5, 0.2, 0.67, 0.85, 0.05, 0.0)
DARK = 24  # of 255, on average
LONGEST_SIDE = 16_384
UPRIGHT = {
    90: Image.Transpose.ROTATE_90,
    -90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    -180: Image.Transpose.ROTATE_180,
}


def pictures_of(container: InputContainer) -> list[VideoStream]:
    """The tracks with moving pictures; the cover of a sound is none."""
    return [
        track
        for track in container.streams.video
        if not track.disposition & Disposition.attached_pic
    ]


def shown_pixels(container: InputContainer, track: VideoStream) -> tuple[int, int]:
    """Width and height of a film on a screen, from its first picture that can be drawn."""
    container.seek(0)
    frame = next(_frames(container, track), None)
    if frame is None:
        raise Refused("cut")
    width, height = _square(frame, track)
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        raise Refused("sides")
    return (height, width) if abs(_turn(frame)) == 90 else (width, height)


def telling_frame(container: InputContainer, seconds: float) -> Image.Image:
    """A picture that tells what the film is about: the first that is not dark, or the lightest."""
    (track, *_others) = pictures_of(container)
    lightest, lightness = None, -1.0
    for place in PLACES:
        picture = _picture_at(container, track, place * seconds)
        if picture is None:
            continue
        light = ImageStat.Stat(picture.convert("L")).mean[0]
        if light > lightness:
            lightest, lightness = picture, light
        if light > DARK:
            break
    if lightest is None:
        raise Refused("cut")
    return lightest


def _picture_at(
    container: InputContainer, track: VideoStream, seconds: float
) -> Image.Image | None:
    begins = (track.start_time or 0) * (track.time_base or Fraction(1))
    try:
        container.seek(int((float(begins) + seconds) * 1_000_000))
    except av.error.FFmpegError:
        return None
    frame = next(_frames(container, track), None)
    if frame is None:
        return None
    width, height = _square(frame, track)
    scale = min(1.0, LARGE / max(width, height))
    small = frame.reformat(
        width=max(1, round(width * scale)), height=max(1, round(height * scale)), format="rgb24"
    )
    picture = small.to_image()
    turn = UPRIGHT.get(_turn(frame))
    return picture if turn is None else picture.transpose(turn)


def _frames(container: InputContainer, track: VideoStream) -> Iterator[VideoFrame]:
    """The pictures from where the container stands; those that can't be drawn are left out."""
    for packet in container.demux(track):
        try:
            yield from packet.decode()
        except av.error.FFmpegError:
            continue


def _square(frame: VideoFrame, track: VideoStream) -> tuple[int, int]:
    """The pixels of a picture before it is turned, as many as they are when each is square."""
    shape = track.sample_aspect_ratio or Fraction(1)
    return round(frame.width * shape), frame.height


def _turn(frame: VideoFrame) -> int:
    """By how many degrees, against the clock, a picture is turned to stand upright; in quarters."""
    return round(frame.rotation / 90) * 90
