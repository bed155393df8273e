"""The looks of a piece, each a set of the design's colours."""

from __future__ import annotations

from dataclasses import dataclass

from artwork.posters import DEEP, GOLD, INK, LIGHT_GOLD, NIGHT, PAPER, RED, RIVER, TINT

DEEP_RIVER = "#00434C"


@dataclass(frozen=True)
class Template:
    """Colours of the ground, its words, the panel with the sign, the ornament, and the unit's zone."""

    ground: str
    words: str
    panel: str
    sign: str
    ornament: str
    foot: str
    foot_words: str


TEMPLATES: dict[str, Template] = {
    "lacquer": Template(RED, PAPER, DEEP, PAPER, LIGHT_GOLD, DEEP, PAPER),
    "paper": Template(TINT, INK, RED, PAPER, GOLD, RED, PAPER),
    "river": Template(RIVER, PAPER, DEEP_RIVER, PAPER, LIGHT_GOLD, DEEP_RIVER, PAPER),
    # Screens glare on light grounds.
    "night": Template(NIGHT, PAPER, NIGHT, LIGHT_GOLD, LIGHT_GOLD, NIGHT, LIGHT_GOLD),
}
# Upon the ground itself the sign of the paper template is red.
SIGN_ON_GROUND = {"paper": RED}
# What logos stand on, whatever their colours; most are made for white.
PLATE = "#FFFFFF"
