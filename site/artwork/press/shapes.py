"""The shapes of a drawing (`artwork.motif` writes them) as typst draws them in inks."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from artwork.motif import number
from artwork.press.inks import INKS
from artwork.press.measures import Frame


class UnknownInkError(ValueError):
    """A colour, or a shape, for which no inks were chosen."""


def ink(colour: str) -> str:
    """The inks of a colour of the design, as typst writes them; raises UnknownInkError for any other."""
    try:
        inks = INKS[colour.upper()]
    except KeyError as unknown:
        raise UnknownInkError(colour) from unknown
    return f"cmyk({', '.join(f'{part}%' for part in inks)})"


def shapes(fragment: str, frame: Frame) -> Iterator[str]:
    """Rectangles and circles; those that reach an edge of the drawing run on into the bleed."""
    for element in ElementTree.fromstring(f"<g>{fragment}</g>"):
        if element.tag == "rect":
            yield _rectangle(element, frame)
        elif element.tag == "circle":
            yield _circle(element, frame)
        else:
            raise UnknownInkError(element.tag)


def _rectangle(element: Element, frame: Frame) -> str:
    x, y, width, height = (float(element.get(side, "0")) for side in ("x", "y", "width", "height"))
    left, top = frame.across(x), frame.down(y)
    right, bottom = frame.across(x + width), frame.down(y + height)
    if frame.is_edge(x, 0):
        left = 0
    if frame.is_edge(y, 0):
        top = 0
    if frame.is_edge(x + width, frame.width):
        right = frame.page_width
    if frame.is_edge(y + height, frame.height):
        bottom = frame.page_height
    return placed(
        left,
        top,
        f"rect(width: {number(right - left)}mm, height: {number(bottom - top)}mm,"
        f" fill: {ink(element.get('fill', ''))}, stroke: none)",
    )


def _circle(element: Element, frame: Frame) -> str:
    x, y, radius = (float(element.get(side, "0")) for side in ("cx", "cy", "r"))
    if element.get("fill", "none") != "none":
        look = f"fill: {ink(element.get('fill', ''))}, stroke: none"
    else:
        line = frame.length(float(element.get("stroke-width", "1")))
        paint = ink(element.get("stroke", ""))
        # Typst leaves circles open; round ends close the seam and stay within the line.
        look = f'fill: none, stroke: (paint: {paint}, thickness: {line:.4f}mm, cap: "round")'
    return placed(
        frame.across(x - radius),
        frame.down(y - radius),
        f"circle(radius: {frame.length(radius):.4f}mm, {look})",
    )


def placed(x: float, y: float, what: str) -> str:
    """Something of typst's at a place of the page, in millimetres from its corner at the top left."""
    return f"#place(top + left, dx: {x:.4f}mm, dy: {y:.4f}mm, {what})\n"
