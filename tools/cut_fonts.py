"""Cut Be Vietnam Pro (OFL 1.1, no reserved name) to one file per weight, for browsers and for drawing.

Usage: python tools/cut_fonts.py PACKAGE_FOLDER
PACKAGE_FOLDER is the npm package @expo-google-fonts/be-vietnam-pro 0.4.1, unpacked. Needs `fonttools`
and `brotli`. Run by hand when letters are missing; its results are committed.

Why not the published "latin" + "vietnamese" pair: two files per weight, and kerning is lost wherever
the two meet ("Tế", "Vị", "Tự"). One file keeps the pairs together. Equal-width figures (`tnum`), arrows,
the true minus and the hyphen that does not break are drawn here, because the family lacks them.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = {400: "400Regular/BeVietnamPro_400Regular.ttf", 700: "700Bold/BeVietnamPro_700Bold.ttf"}
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN_1 = "".join(map(chr, range(0xA0, 0x100)))
VIETNAMESE = (
    "ĂăĐđĨĩŨũƠơƯư"
    + "".join(map(chr, range(0x1EA0, 0x1EFA)))
    + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # a pasted NFD text still composes
)
PUNCTUATION = "ŒœŠšŽžŸ–—‘’‚“”„•…‰₫€≈≠≤≥"
# Drawn here, each as the angle by which the arrow to the right is turned.
ARROWS = {"→": 0, "↗": 45, "↑": 90, "←": 180, "↓": 270}
ARROW_WIDTH = 940
MARGIN = 70

SITE = Path(__file__).resolve().parents[1] / "site"
BROWSER_FOLDER = SITE / "static" / "fonts"
DRAWING_FOLDER = SITE / "artwork" / "fonts"


def cut(source: Path) -> TTFont:
    """The letters we use of one weight, with what we add."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text=ASCII + LATIN_1 + VIETNAMESE + PUNCTUATION)
    subsetter.subset(font)
    _add_arrows(font)
    _add_copies(font)
    _add_equal_width_figures(font)
    return font


def _add_equal_width_figures(font: TTFont) -> None:
    """Add `tnum` alternates as wide as the average digit, each digit centred in it."""
    names = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    metrics, shapes = font["hmtx"], font.getGlyphSet()
    width = round(sum(metrics[name][0] for name in names) / len(names))
    for name in names:
        advance = metrics[name][0]
        squeeze = min(1, width / advance)
        shift = round((width - advance * squeeze) / 2)
        pen = TTGlyphPen(None)
        shapes[name].draw(TransformPen(pen, (squeeze, 0, 0, 1, shift, 0)))
        _add_glyph(font, f"{name}.tnum", pen, width)
    pairs = "\n".join(f"sub {name} by {name}.tnum;" for name in names)
    addOpenTypeFeaturesFromString(font, f"feature tnum {{\n{pairs}\n}} tnum;", tables=["GSUB"])


def _add_arrows(font: TTFont) -> None:
    hyphen, plus = _bounds(font, "hyphen"), _bounds(font, "plus")
    stroke, centre = hyphen[3] - hyphen[1], (plus[1] + plus[3]) / 2
    for letter, degrees in ARROWS.items():
        pen = TTGlyphPen(None)
        for contour in _arrow(stroke):
            _draw(pen, _placed(contour, math.radians(degrees), ARROW_WIDTH / 2, centre))
        _add_glyph(font, f"uni{ord(letter):04X}", pen, ARROW_WIDTH, ord(letter))


def _arrow(stroke: float) -> list[list[tuple[float, float]]]:
    """A shaft and a point to the right, round the origin, clockwise as TrueType wants its contours."""
    tip, half = ARROW_WIDTH / 2 - MARGIN, stroke / 2
    reach, slant = 290.0, stroke / math.sqrt(2)
    head = [
        (tip, 0.0),
        (tip - reach, -reach),
        (tip - reach - slant, -reach + slant),
        (tip - 2 * slant, 0.0),
        (tip - reach - slant, reach - slant),
        (tip - reach, reach),
    ]
    shaft = [(-tip, half), (tip - 1.2 * slant, half), (tip - 1.2 * slant, -half), (-tip, -half)]
    return [head, shaft]


def _placed(
    points: Iterable[tuple[float, float]], angle: float, x: float, y: float
) -> list[tuple[int, int]]:
    cosine, sine = math.cos(angle), math.sin(angle)
    return [(round(a * cosine - b * sine + x), round(a * sine + b * cosine + y)) for a, b in points]


def _draw(pen: TTGlyphPen, points: list[tuple[int, int]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _add_copies(font: TTFont) -> None:
    """Signs that look like one the family has: the true minus, the bound hyphen, the narrow bound space."""
    shapes, metrics = font.getGlyphSet(), font["hmtx"]
    left, low, right, high = map(round, _bounds(font, "plus"))
    hyphen = _bounds(font, "hyphen")
    half, centre = round((hyphen[3] - hyphen[1]) / 2), (low + high) // 2
    below, above = centre - half, centre + half
    pen = TTGlyphPen(None)
    _draw(pen, [(left, below), (left, above), (right, above), (right, below)])
    _add_glyph(font, "uni2212", pen, metrics["plus"][0], 0x2212)
    pen = TTGlyphPen(None)
    shapes["hyphen"].draw(pen)
    _add_glyph(font, "uni2011", pen, metrics["hyphen"][0], 0x2011)
    _add_glyph(font, "uni202F", TTGlyphPen(None), metrics["space"][0] * 2 // 3, 0x202F)


def _bounds(font: TTFont, name: str) -> tuple[float, float, float, float]:
    shapes = font.getGlyphSet()
    pen = BoundsPen(shapes)
    shapes[name].draw(pen)
    return pen.bounds


def _add_glyph(
    font: TTFont, name: str, pen: TTGlyphPen, advance: int, code: int | None = None
) -> None:
    glyphs = font["glyf"]
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyphs.glyphs[name] = pen.glyph()
    glyphs[name].recalcBounds(glyphs)
    font["hmtx"].metrics[name] = (advance, getattr(glyphs[name], "xMin", 0))
    if code is not None:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def main(package: Path) -> None:
    """Write both weights, as WOFF2 for browsers and as TTF for the server."""
    for weight, name in WEIGHTS.items():
        font = cut(package / name)
        drawing = DRAWING_FOLDER / f"be-vietnam-pro-vi-{weight}.ttf"
        font.save(drawing)
        font.flavor = "woff2"
        browser = BROWSER_FOLDER / f"be-vietnam-pro-vi-{weight}.woff2"
        font.save(browser)
        for path in (browser, drawing):
            sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
