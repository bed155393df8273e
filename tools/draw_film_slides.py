"""Draw the slides of the demonstration's short film as PNG, 1280 × 720, one a scene.

Usage: PYTHONPATH=site python tools/draw_film_slides.py FOLDER
The film itself, `site/demo/files/nop-ho-so-truc-tuyen.mp4`, was encoded from them once (H.264, two
pictures a second, eight seconds a slide) and is committed, because no encoder is among our requirements.
"""

from __future__ import annotations

import sys
from pathlib import Path

from artwork.drawing import Drawing, block, single
from artwork.motif import bar, frieze, rect, ring, sign
from artwork.posters import INK, LIGHT_GOLD, PAPER, RED
from demo.content.films import SCENES


def slide(number: int, words: str) -> Drawing:
    """One scene: its number as a ring and the steps done as bars."""
    drawing = Drawing(1280, 720, words)
    first = number == 0
    ground, ink = (RED, PAPER) if first else (PAPER, INK)
    drawing.add(rect(0, 0, 1280, 720, ground))
    if first:
        drawing.add(sign(80, 120, 480, PAPER), frieze(0, 640, 80, 16, LIGHT_GOLD, "comb"))
        drawing.add(block(480, 150, words, 720, 420, 92, ink, leading=1.25))
        return drawing
    for place in range(1, len(SCENES)):
        done = place <= number
        draw = ring if place == number else bar
        drawing.add(draw(60 + place * 110, 70, 110, RED if done else "#DAD0C1"))
    drawing.add(block(90, 250, words, 1100, 300, 76, ink, leading=1.28))
    drawing.add(single(90, 650, "Không thu phí. Không đọc mã OTP cho bất kỳ ai.", 1100, 34, RED))
    return drawing


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (words, _english) in enumerate(SCENES):
        (folder / f"{number:02}.png").write_bytes(slide(number, words).png(1280))
