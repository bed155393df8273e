"""The wave of a sound, drawn: how loud it is from its beginning to its end."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import av
from av.container import InputContainer
from PIL import Image, ImageDraw

from media.apart import Refused

WIDTH, HEIGHT, MARGIN = 1200, 400, 40
BARS, BAR, GAP = 112, 6, 4
# Ink of the sign on its paper: 6.6:1.
PAPER, INK = "#fbf8f2", "#a4161f"
LOUDEST = 32_768
RATE = 8_000  # enough to see loudness
# Longer sounds are listened to in runs of parts, with pauses between them.
LISTENED_SECONDS, RUN = 600, 16


def peaks_of(container: InputContainer, seconds: float) -> list[float]:
    """How loud each of the bars is, from 0 to 1."""
    track = container.streams.audio[0]
    stride = max(1, round(seconds / LISTENED_SECONDS))
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    peaks = [0] * BARS
    heard = False
    for number, packet in enumerate(container.demux(track)):
        if (number // RUN) % stride:
            continue
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue
        for frame in frames:
            at = (
                0.0
                if frame.time is None
                else frame.time - float((track.start_time or 0) * (track.time_base or 0))
            )
            frame.pts = None
            for part in resampler.resample(frame):
                heard = True
                _add(peaks, array("h", bytes(part.planes[0])[: part.samples * 2]), at, seconds)
                at += part.samples / RATE
    if not heard:
        raise Refused("cut")
    loudest = max(peaks)
    return [peak / loudest if loudest else 0.0 for peak in peaks]


def _add(peaks: list[int], samples: Sequence[int], at: float, seconds: float) -> None:
    """Raise each bar to the loudest of the samples that fall into it."""
    bar_samples = max(1.0, seconds * RATE / BARS)
    place = at * RATE
    start = 0
    while start < len(samples):
        bar = min(BARS - 1, max(0, int((place + start) / bar_samples)))
        end = min(len(samples), max(start + 1, int((bar + 1) * bar_samples - place)))
        if bar == BARS - 1:
            end = len(samples)
        run = samples[start:end]
        peaks[bar] = max(peaks[bar], max(run), -min(run))
        start = end


def draw_wave(peaks: Sequence[float]) -> Image.Image:
    """Bars around a middle line, the loudest as high as the picture but for its margin."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    middle, most = HEIGHT // 2, HEIGHT // 2 - MARGIN
    left = (WIDTH - len(peaks) * (BAR + GAP) + GAP) // 2
    for number, peak in enumerate(peaks):
        x, high = left + number * (BAR + GAP), max(BAR / 2, peak * most)
        box = (x, middle - high, x + BAR - 1, middle + high)
        draw.rounded_rectangle(box, radius=BAR // 2, fill=INK)
    return picture
