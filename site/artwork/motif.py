"""Draw the 10·10 motif: 1 is a bar, 0 is a ring, as in the bands of a Đông Sơn drum.

Every function returns SVG text without style attributes, so a strict content security policy is
satisfied. `bit_field` draws the picture of a page that has no photograph: four letters of its slug, one
a row, each as the eight bits of its ASCII code.
"""

from __future__ import annotations

import hashlib
from xml.sax.saxutils import escape

from core.text import xml_safe

CELL = 100
# Ground, first ink, second ink, accent.
PALETTES = {
    "paper": ("#F2ECE1", "#A4161F", "#1D1916", "#C58F22"),
    "lacquer": ("#A4161F", "#FBF8F2", "#F4CB6A", "#F4CB6A"),
    "river": ("#005E6A", "#FBF8F2", "#9CD3D3", "#F4CB6A"),
    "ink": ("#1D1916", "#F3EDE3", "#C58F22", "#E2574C"),
    "gold": ("#E9C877", "#7E0E16", "#7E0E16", "#FBF8F2"),
}
# Fills the rows of a slug of fewer than four words.
FILLER = "CDS10"


def number(value: float) -> str:
    """The shortest text of a coordinate."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}"'
        f' height="{number(height)}" fill="{fill}"/>'
    )


def circle(x: float, y: float, radius: float, width: float, stroke: str) -> str:
    """A circle's line, `width` wide."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="none"'
        f' stroke="{stroke}" stroke-width="{number(width)}"/>'
    )


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """A filled circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"/>'


def bar(x: float, y: float, size: float, ink: str, kind: str = "solid") -> str:
    """A one, in the square cell whose corner is x, y; kinds: solid, comb, line."""
    s = size / CELL
    if kind == "comb":
        return "".join(rect(x + (c - 4) * s, y + 10 * s, 8 * s, 80 * s, ink) for c in (26, 50, 74))
    if kind == "line":
        return rect(x + 46 * s, y + 10 * s, 8 * s, 80 * s, ink)
    return rect(x + 38 * s, y + 10 * s, 24 * s, 80 * s, ink)


def ring(x: float, y: float, size: float, ink: str, kind: str = "solid") -> str:
    """A zero, in the square cell whose corner is x, y; kinds: solid, comb, line."""
    s = size / CELL
    cx, cy = x + 50 * s, y + 50 * s
    if kind == "comb":
        return circle(cx, cy, 36 * s, 8 * s, ink) + circle(cx, cy, 18 * s, 8 * s, ink)
    if kind == "line":
        return circle(cx, cy, 36 * s, 8 * s, ink) + disc(cx, cy, 10 * s, ink)
    return circle(cx, cy, 28 * s, 24 * s, ink)


def bits(
    text: str, x: float, y: float, size: float, ink: str, kind: str = "solid", skip: int = 1
) -> str:
    """Letters as rows of bars and rings, without the first `skip` bits (0 in every ASCII letter)."""
    drawn = []
    for row, letter in enumerate(text):
        for column, bit in enumerate(f"{ord(letter):08b}"[skip:]):
            draw = bar if bit == "1" else ring
            drawn.append(draw(x + column * size, y + row * size, size, ink, kind))
    return "".join(drawn)


def sign(x: float, y: float, height: float, ink: str) -> str:
    """The campaign's sign: 10 over 10, set tight. It is 124 wide for 180 high."""
    s = height / 180
    return "".join(
        rect(x, y + top * s, 24 * s, 80 * s, ink)
        + circle(x + 84 * s, y + (top + 40) * s, 28 * s, 24 * s, ink)
        for top in (0, 100)
    )


def frieze(x: float, y: float, size: float, count: int, ink: str, kind: str = "solid") -> str:
    """A band of ones and zeros in turn: four for the contest weeks, ten for the peak days."""
    return "".join(
        (ring if index % 2 else bar)(x + index * size, y, size, ink, kind) for index in range(count)
    )


def svg(width: float, height: float, body: str, title: str = "") -> str:
    """A whole drawing; without a title it is decoration."""
    label = f"<title>{escape(xml_safe(title))}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}">'
        f"{label}{body}</svg>\n"
    )


def letters_of(slug: str, count: int = 4) -> str:
    """First letters of the words of a slug, filled up to `count`."""
    initials = "".join(word[0] for word in slug.upper().split("-") if word[:1].isalnum())
    return (initials + FILLER)[:count]


def bit_field(slug: str, palette: str, rows: int = 4, columns: int = 8) -> str:
    """The picture of a page: one letter of its slug (ASCII) a row, eight bits a letter.

    800 × 400, the same for the same slug and palette; raises KeyError for an unknown palette.
    """
    seed = hashlib.sha256(slug.encode()).digest()
    ground, first, second, accent = PALETTES[palette]
    kinds = (
        ("solid", "comb", "solid", "line") if seed[1] % 2 else ("comb", "solid", "line", "solid")
    )
    body = [rect(0, 0, columns * CELL, rows * CELL, ground)]
    for row, letter in enumerate(letters_of(slug, rows)):
        kind = kinds[(row + seed[2]) % 4]
        mark = (seed[3 + row] % 5) + 3
        for column, bit in enumerate(f"{ord(letter):08b}"[-columns:]):
            ink, shape = (first if kind == "solid" else second), kind
            if column == mark:
                ink, shape = accent, "solid"
            draw = bar if bit == "1" else ring
            body.append(draw(column * CELL, row * CELL, CELL, ink, shape))
    return svg(columns * CELL, rows * CELL, "".join(body))
