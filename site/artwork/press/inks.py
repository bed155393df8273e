"""The design's colours as inks, chosen for the press condition of our profile and never computed anew.

Computed values would move with each change of a profile, put ink of four plates into thin letters, and differ from
one piece to the next. The sum of inks stays below what coated paper takes.
"""

from __future__ import annotations

from artwork import posters
from artwork.pieces.templates import DEEP_RIVER, PLATE

Inks = tuple[int, int, int, int]
# The most ink that the profile's paper takes, in percent of one plate.
MOST_INK = 300

# Cyan, magenta, yellow, black in percent.
INKS: dict[str, Inks] = {
    posters.RED: (5, 98, 84, 28),
    posters.DEEP: (8, 97, 82, 42),
    posters.PAPER: (0, 1, 4, 1),
    posters.TINT: (4, 6, 11, 3),
    posters.INK: (60, 57, 54, 93),
    posters.GOLD: (5, 38, 95, 22),
    posters.LIGHT_GOLD: (2, 18, 65, 6),
    posters.RIVER: (92, 24, 36, 46),
    posters.NIGHT: (65, 62, 53, 96),
    PLATE: (0, 0, 0, 0),
    DEEP_RIVER: (90, 32, 40, 64),
}
