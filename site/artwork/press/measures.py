"""From the units of a drawing to millimetres of a page with bleed."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_A_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Frame:
    """A drawing of `width` × `height` units, printed `width_mm` wide with `bleed_mm` more on each side."""

    width: float
    height: float
    width_mm: float
    height_mm: float
    bleed_mm: float

    @property
    def page_width(self) -> float:
        return self.width_mm + 2 * self.bleed_mm

    @property
    def page_height(self) -> float:
        return self.height_mm + 2 * self.bleed_mm

    def across(self, x: float) -> float:
        """Millimetres from the left edge of the page."""
        return self.bleed_mm + self.length(x)

    def down(self, y: float) -> float:
        """Millimetres from the top edge of the page."""
        return self.bleed_mm + y * self.height_mm / self.height

    def length(self, units: float) -> float:
        """A length in millimetres."""
        return units * self.width_mm / self.width

    def is_edge(self, place: float, edge: float) -> bool:
        """Whether a place is at an edge of the drawing, but for rounding."""
        return abs(place - edge) < self.width / 10_000
