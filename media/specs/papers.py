"""Paper that print shops know by name."""

from __future__ import annotations

from decimal import Decimal

# The shorter and the longer side in millimetres.
PAPERS = {
    (841, 1189): "A0",
    (594, 841): "A1",
    (420, 594): "A2",
    (297, 420): "A3",
    (210, 297): "A4",
    (148, 210): "A5",
}
# Sides are rounded when a page is laid out and when it is cut.
_NEAR = 2


def paper(width: Decimal | float, height: Decimal | float) -> str:
    """The name of the paper that these millimetres fit on, either way round; "" if it has none."""
    short, long = sorted((round(width), round(height)))
    near = (
        name
        for (wide, high), name in PAPERS.items()
        if abs(wide - short) < _NEAR and abs(high - long) < _NEAR
    )
    return next(near, "")
