"""The picture networks show when a page is shared."""

from __future__ import annotations

from artwork.drawing import Drawing, Line, block, single
from artwork.motif import frieze, rect, sign
from artwork.outline import REGULAR, drawable
from artwork.posters import INK, LIGHT_GOLD, PAPER, RED

# Moves when the design of the card changes, so that stored cards are drawn again.
CARD_VERSION = 1
CARD_WIDTH, CARD_HEIGHT = 1200, 630


def share_card(title: str, kind: str, address: str, owner: str = "") -> Drawing:
    """A card of 1200 × 630: whatever the length of the title, all of it stands there."""
    card = Drawing(CARD_WIDTH, CARD_HEIGHT, title)
    card.add(rect(0, 0, CARD_WIDTH, CARD_HEIGHT, PAPER), rect(0, 0, 290, CARD_HEIGHT, RED))
    card.add(sign(60, 62, 248, PAPER))
    card.add(
        frieze(41, 366, 104, 2, LIGHT_GOLD, "comb"), frieze(41, 470, 104, 2, LIGHT_GOLD, "line")
    )
    if kind := drawable(kind):
        card.add(single(352, 104, kind, 800, 30, RED))
    if title := drawable(title):
        card.add(block(350, 136, title, 800, 370, 84, INK))
    foot: list[Line] = []
    if address := drawable(address):
        foot.append(single(352, 578, address, 800, 28, INK, REGULAR))
    if owner := drawable(owner):
        foot.append(single(352, 540, owner, 800, 28, INK))
    card.add(foot)
    return card
