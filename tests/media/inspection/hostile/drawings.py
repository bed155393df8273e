"""SVG that would run or load something, spelt in every way that browsers read; and SVG without measure."""

from __future__ import annotations

import random
from functools import cache

from tests.media.inspection.broken_files import HARMFUL_SVG_PARTS, SVG, harmful_drawings

Made = tuple[str, bytes]


_drawings = cache(harmful_drawings)


def harmful(chance: random.Random) -> Made:
    head, body = chance.choice(HARMFUL_SVG_PARTS)
    if chance.random() < 0.3:
        return chance.choice(_drawings())
    drawing = SVG.format(head, f"<g>{body}</g>" if chance.random() < 0.5 else body)
    disguises = (
        lambda svg: svg,
        lambda svg: "\ufeff" + svg,
        lambda svg: '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->' + svg,
        lambda svg: svg.replace("javascript:", "java&#9;script&#58;"),
        lambda svg: svg.replace("url(", "\\75 r\\6c("),
        lambda svg: svg.replace(
            "<script", "<s:script xmlns:s='http://www.w3.org/2000/svg'"
        ).replace("</script", "</s:script"),
        lambda svg: svg.replace("http:", "HTTP:").replace("//evil", "\\\\evil"),
        lambda svg: svg.replace("xlink:href", "x:href").replace("xmlns:xlink", "xmlns:x"),
        lambda svg: svg.replace("<g>", "<g><![CDATA[</g>]]>"),
    )
    return "x.svg", chance.choice(disguises)(drawing).encode(
        chance.choice(("utf-8", "utf-8", "utf-16"))
    )


def excessive(chance: random.Random) -> Made:
    """Drawn without end: depth, references to itself, filters, numbers."""
    count = chance.choice((100, 5_000, 60_000))
    uses = "".join(
        f'<g id="a{number}"><use href="#a{number - 1}"/><use href="#a{number - 1}"/></g>'
        for number in range(1, 40)
    )
    numbers = chance.choice(("1e999", "-1", "NaN", "9" * 500, "0", "1e-30", "1,5"))
    filters = (
        '<filter id="f">'
        + '<feGaussianBlur stdDeviation="9999"/>' * chance.choice((1, 300))
        + "</filter>"
    )
    bodies = (
        "<g>" * count + "</g>" * count,
        '<g id="a0"><rect width="1" height="1"/></g>' + uses + '<use href="#a39"/>',
        '<use id="u" href="#u"/>',
        filters + '<rect width="9" height="9" filter="url(#f)"/>',
        f'<pattern id="p" width="{numbers}" height="1e-9"><path d="M0 0h9"/></pattern><rect fill="url(#p)" width="9" height="9"/>',
        "<path d='M0 0" + "l1 1" * count + "'/>",
        f"<rect width='{numbers}' height='{numbers}' transform='scale({numbers})'/>",
        "<text>" + "x" * count * 10 + "</text>",
        '<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>',
    )
    svg = SVG.format("", chance.choice(bodies))
    sides = chance.choice(
        ("0 0 9 9", f"0 0 {numbers} 9", "0 0 9", "0 0 1 9999999", "0 0 9999999 0.02")
    )
    return "x.svg", svg.replace("0 0 9 9", sides).encode()
