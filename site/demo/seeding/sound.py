"""The sign made audible: a one is a knock on wood, a zero is a bell; plain sums of sines, in a WAV."""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Sequence

RATE = 16_000  # samples a second
BEAT, PAUSE, LAST_RING = 0.24, 0.36, 1.6  # seconds
# Partials: how many times the lowest, how loud, how many seconds until it is a third as loud.
BELL = ((1.0, 0.5, 0.5), (2.0, 0.25, 0.3), (2.76, 0.2, 0.2), (5.4, 0.1, 0.08))
KNOCK = ((1.0, 0.8, 0.03), (2.4, 0.3, 0.015), (4.1, 0.15, 0.01))
PITCH = {"0": (BELL, 587.0), "1": (KNOCK, 330.0)}  # Hz
LOUDEST = 0.85


def strokes(rows: Sequence[str]) -> bytes:
    """Rows of bits as sound, a pause after each row and a long bell at the end."""
    starts: list[tuple[float, str]] = []
    now = 0.0
    for row in rows:
        for bit in row:
            starts.append((now, bit))
            now += BEAT
        now += PAUSE
    starts.append((now, "0"))
    return _wav(_mixed(starts, now + LAST_RING))


def seconds(rows: Sequence[str]) -> float:
    """How long `strokes` of the rows are."""
    return sum(len(row) for row in rows) * BEAT + len(rows) * PAUSE + LAST_RING


def _mixed(starts: Sequence[tuple[float, str]], length: float) -> list[float]:
    samples = [0.0] * round(length * RATE)
    for begins, bit in starts:
        first = round(begins * RATE)
        for place, value in enumerate(_stroke(bit), start=first):
            if place < len(samples):
                samples[place] += value
    return samples


def _stroke(bit: str) -> list[float]:
    partials, pitch = PITCH[bit]
    ends = max(fade for _ratio, _loud, fade in partials) * 4
    return [
        sum(
            loud * math.exp(-at / RATE / fade) * math.sin(math.tau * pitch * ratio * at / RATE)
            for ratio, loud, fade in partials
        )
        for at in range(round(ends * RATE))
    ]


def _wav(samples: Sequence[float]) -> bytes:
    scale = LOUDEST * 32_767 / max(abs(value) for value in samples)
    saved = io.BytesIO()
    with wave.open(saved, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(value * scale)) for value in samples))
    return saved.getvalue()
