"""The campaign's print and screen pieces: words come in as arguments, the design stands here.

Sizes are those of the drawing; a print shop scales them. Lengths in comments are of the finished piece.
"""

from __future__ import annotations

from dataclasses import dataclass

from artwork.drawing import Drawing, Line, block, paragraph, single
from artwork.motif import bar, bits, circle, frieze, rect, ring, sign
from artwork.outline import NO_BREAK, REGULAR, fit_always, width

RED, DEEP, PAPER, TINT, INK = "#A4161F", "#8A1019", "#FBF8F2", "#F2ECE1", "#1D1916"
GOLD, LIGHT_GOLD, RIVER, NIGHT = "#C58F22", "#F4CB6A", "#005E6A", "#14100E"


@dataclass(frozen=True)
class Words:
    """What a piece says. `day` is the date as it is printed, e.g. "10/10" and a year."""

    headline: str
    message: str
    day: str
    owner: str
    address: str
    weekday: str = ""
    greeting: str = ""


def poster(words: Words, title: str) -> Drawing:
    """A poster on lacquer, in the proportion of A sheets."""
    w, h = 1000, 1414
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, RED), frieze(0, 0, 100, 10, LIGHT_GOLD, "comb"))
    piece.add(sign(70, 176, 620, PAPER))
    piece.add(Line(930, 216, words.weekday, 44, LIGHT_GOLD, anchor="end"))
    piece.add(Line(930, 276, words.day, 44, LIGHT_GOLD, REGULAR, "end"))
    piece.add(block(64, 850, words.headline, 870, 270, 112, PAPER, leading=1.2))
    piece.add(block(70, 1122, words.message, 860, 150, 32, PAPER, REGULAR, 1.46))
    piece.add(_foot(words, w, 1310, 104, DEEP))
    return piece


def call_poster(words: Words, letters: str, title: str) -> Drawing:
    """A poster on paper with four ASCII letters in bits above the call."""
    w, h = 1000, 1414
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, TINT))
    for row, letter in enumerate(letters):
        ink, kind = (INK, "comb") if row % 2 else (RED, "solid")
        piece.add(bits(letter, 64, 84 + row * 124.5, 124.5, ink, kind))
    piece.add(block(66, 640, words.headline, 870, 500, 132, INK, leading=1.22))
    piece.add(block(70, 1192, words.message, 860, 96, 33, INK, REGULAR, 1.4))
    piece.add(_foot(words, w, 1310, 104, RED, words.day))
    return piece


def banner(words: Words, title: str) -> Drawing:
    """A banner of 6 × 1 m."""
    w, h = 2400, 400
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, RED), sign(70, 56, 288, PAPER))
    piece.add(single(360, 128, words.greeting, 1960, 66, LIGHT_GOLD))
    piece.add(single(356, 276, words.headline, 1970, 126, PAPER))
    piece.add(single(2330, 366, words.owner, 1000, 32, PAPER, REGULAR, "end"))
    piece.add(single(360, 366, words.day, 900, 44, LIGHT_GOLD))
    return piece


def board(words: Words, title: str) -> Drawing:
    """A board of 6 × 4 m."""
    w, h = 1500, 1000
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, PAPER), rect(0, 0, 520, h, RED), sign(80, 80, 540, PAPER))
    piece.add(frieze(60, 700, 100, 4, LIGHT_GOLD, "comb"))
    piece.add(single(80, 902, words.day, 380, 64, LIGHT_GOLD))
    piece.add(block(596, 70, words.headline, 850, 430, 134, INK, leading=1.22))
    piece.add(block(600, 560, words.message, 820, 260, 42, INK, REGULAR, 1.5))
    piece.add(rect(600, 858, 820, 4, GOLD), single(600, 914, words.owner, 820, 34, INK))
    return piece


def hanging_flag(words: Words, title: str) -> Drawing:
    """A hanging flag of 0.8 × 2.5 m."""
    w, h = 400, 1250
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, RED))
    piece.add(*((ring if i % 2 else bar)(100, 48 + i * 178, 200, PAPER) for i in range(4)))
    size, lines = fit_always(words.headline, 340, 200, 48, leading=1.3)
    piece.add(paragraph(200, 858, lines, size, PAPER, anchor="middle", leading=1.3))
    piece.add(single(200, 1096, words.day, 340, 84, LIGHT_GOLD, anchor="middle"))
    piece.add(rect(0, 1160, w, 90, DEEP))
    piece.add(single(200, 1216, words.owner, 350, 32, PAPER, REGULAR, "middle"))
    return piece


def led_screen(words: Words, title: str) -> Drawing:
    """A slide for an LED board of 16:9; near black, because boards glare on white."""
    w, h = 1920, 1080
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, NIGHT), frieze(96, 84, 172.8, 10, LIGHT_GOLD))
    piece.add(block(96, 330, words.headline, 1728, 500, 216, PAPER))
    piece.add(single(98, 968, f"{words.day} · {words.owner}", 1728, 84, LIGHT_GOLD))
    return piece


def led_strip(words: Words, title: str) -> Drawing:
    """A slide for an LED strip of 6:1."""
    w, h = 1536, 256
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, NIGHT), sign(77, 32, 192, LIGHT_GOLD))
    piece.add(single(252, 112, words.headline, 1208, 88, PAPER))
    piece.add(single(254, 212, words.day, 1206, 74, LIGHT_GOLD))
    return piece


def avatar(title: str) -> Drawing:
    """The sign for a network's square picture."""
    piece = Drawing(800, 800, title)
    piece.add(rect(0, 0, 800, 800, RED), sign(244, 174, 452, PAPER))
    return piece


def story(words: Words, title: str) -> Drawing:
    """An upright picture of 1080 × 1920 for networks."""
    w, h = 1080, 1920
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, RIVER), frieze(0, 0, 108, 10, LIGHT_GOLD, "comb"))
    piece.add(sign(90, 250, 640, PAPER))
    piece.add(block(86, 980, words.headline, 900, 480, 150, PAPER, leading=1.22))
    piece.add(block(90, 1580, words.message, 900, 130, 48, PAPER, REGULAR, 1.35))
    piece.add(single(90, 1780, words.address, 900, 46, LIGHT_GOLD))
    return piece


def handout(heading: str, steps: list[str], note: str, words: Words, title: str) -> Drawing:
    """An A4 sheet of numbered steps, for community teams to leave behind."""
    w, h = 1000, 1414
    piece = Drawing(w, h, title)
    piece.add(rect(0, 0, w, h, PAPER), rect(0, 0, w, 250, RED), sign(64, 44, 162, PAPER))
    piece.add(block(214, 52, heading, 722, 160, 62, PAPER, leading=1.22))
    room = 880 / max(len(steps), 1)
    size = min(fit_always(step, 760, room - 34, 40, REGULAR, leading=1.4)[0] for step in steps)
    for index, step in enumerate(steps):
        top = 300 + index * room
        piece.add(circle(104, top + 30, 36, 8, RED))
        piece.add(Line(104, top + 44, str(index + 1), 40, INK, anchor="middle"))
        piece.add(block(176, top + 4, step, 760, room - 34, size, INK, REGULAR, 1.4))
    piece.add(block(64, 1206, note, 872, 90, 30, RED, leading=1.35))
    piece.add(_foot(words, w, 1310, 104, DEEP))
    return piece


def _foot(
    words: Words, w: float, top: float, height: float, ground: str, left: str = ""
) -> list[str | Line]:
    """The band at the foot: the owner, and the address or the day."""
    first, second = (left, words.owner) if left else (words.owner, words.address)
    bound = first.replace(" ", NO_BREAK)
    half = min(width(bound, 27), 430)
    y = top + height / 2 + 10
    return [
        rect(0, top, w, height, ground),
        single(70, y, first, 430, 27, PAPER),
        single(w - 70, y, second, w - 170 - half, 25, PAPER, REGULAR, "end"),
    ]
