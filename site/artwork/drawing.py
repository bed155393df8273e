"""A drawing of shapes and lines of text, written as outlined SVG, SVG with live text, PNG or PDF."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import resvg_py
import typst

from artwork import outline
from artwork.motif import number, svg
from artwork.outline import BOLD, FAMILY, FONT_FOLDER, NO_BREAK

_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Line:
    """One line of text with its baseline at y."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    weight: int = BOLD
    anchor: str = "start"

    @property
    def left(self) -> float:
        return self.x - _ANCHORS[self.anchor] * outline.width(self.text, self.size, self.weight)


@dataclass(frozen=True)
class Picture:
    """A picture of pixels (PNG) with its corner at x, y; it is stretched to the sides given."""

    x: float
    y: float
    width: float
    height: float
    png: bytes

    def svg(self) -> str:
        """The picture within a drawing, its bytes too: no other file is needed."""
        return (
            f'<image x="{number(self.x)}" y="{number(self.y)}" width="{number(self.width)}"'
            f' height="{number(self.height)}" preserveAspectRatio="none"'
            f' href="data:image/png;base64,{b64encode(self.png).decode()}"/>'
        )


Part = str | Line | Picture


@dataclass
class Drawing:
    """Shapes (SVG text), lines and pictures, in the order in which they are laid over each other."""

    width: float
    height: float
    title: str
    parts: list[Part] = field(default_factory=list)

    def add(self, *parts: Part | Iterable[Part]) -> None:
        """Lay these over what is there."""
        for part in parts:
            if isinstance(part, Part):
                self.parts.append(part)
            else:
                self.parts.extend(part)

    def svg(self) -> str:
        """SVG in which text is paths: it looks the same everywhere and runs under any policy."""
        used: dict[str, str] = {}
        body = "".join(
            _outlined(part, used) if isinstance(part, Line) else _shape(part) for part in self.parts
        )
        letters = "".join(f'<path id="{name}" d="{path}"/>' for name, path in sorted(used.items()))
        defs = f"<defs>{letters}</defs>" if letters else ""
        return svg(self.width, self.height, defs + body, self.title)

    def png(self, width: int) -> bytes:
        """The drawing as PNG, `width` pixels wide."""
        return bytes(
            resvg_py.svg_to_bytes(svg_string=self.svg(), width=width, skip_system_fonts=True)
        )

    def pdf(self, width_mm: float) -> bytes:
        """The drawing as a PDF page `width_mm` wide, its text real text: it can be searched and read out.

        The same drawing gives the same bytes.
        """
        height_mm = width_mm * self.height / self.width
        source = (
            f"#set page(width: {number(width_mm)}mm, height: {number(height_mm)}mm, margin: 0mm)\n"
            f"#set document(title: {typst_text(self.title)})\n"
            f"#image(bytes({typst_text(self._svg_with_text())}), format: "
            f'"svg", width: 100%, alt: {typst_text(self.title)})'
        )
        return typst.compile(  # type: ignore[misc]  # its stub gives a path type that no caller can choose
            source.encode(),
            font_paths=[FONT_FOLDER],
            ignore_system_fonts=True,
            timestamp=datetime(2000, 1, 1, tzinfo=UTC),
        )

    def _svg_with_text(self) -> str:
        return svg(
            self.width,
            self.height,
            "".join(
                _as_text(part) if isinstance(part, Line) else _shape(part) for part in self.parts
            ),
            self.title,
        )


def paragraph(
    x: float,
    y: float,
    lines: list[str],
    size: float,
    fill: str,
    weight: int = BOLD,
    anchor: str = "start",
    leading: float = 1.28,
) -> list[Line]:
    """Several lines, the first baseline at y."""
    return [
        Line(x, y + index * leading * size, line, size, fill, weight, anchor)
        for index, line in enumerate(lines)
    ]


def block(
    x: float,
    top: float,
    text: str,
    width: float,
    height: float,
    biggest: float,
    fill: str,
    weight: int = BOLD,
    leading: float = 1.24,
) -> list[Line]:
    """Text as large as its box allows, hung from the top of the box; never left out, never cut."""
    size, lines = outline.fit_always(text, width, height, biggest, weight, leading=leading)
    return paragraph(x, top + size, lines, size, fill, weight, leading=leading)


def single(
    x: float,
    y: float,
    text: str,
    width: float,
    biggest: float,
    fill: str,
    weight: int = BOLD,
    anchor: str = "start",
) -> Line:
    """One line, as large as allowed and as small as the width demands."""
    bound = text.replace(" ", NO_BREAK)
    wide = outline.width(bound, biggest, weight)
    return Line(x, y, bound, biggest * min(1, width / max(wide, 1)), fill, weight, anchor)


def _shape(part: str | Picture) -> str:
    return part.svg() if isinstance(part, Picture) else part


def _outlined(line: Line, used: dict[str, str]) -> str:
    letters = []
    for glyph, x, y in outline.shape(line.text, line.weight)[:-1]:
        path = outline.glyph_path(glyph, line.weight)
        if not path:
            continue
        name = f"{'b' if line.weight == BOLD else 'r'}-{glyph}"
        used[name] = path
        place = (f' x="{x}"' if x else "") + (f' y="{y}"' if y else "")
        letters.append(f'<use href="#{name}"{place}/>')
    scale = f"{line.size / 1000:.4f}"
    return (
        f'<g fill="{line.fill}" transform="translate({line.left:.1f} {line.y:.1f})'
        f' scale({scale} -{scale})">{"".join(letters)}</g>'
    )


def _as_text(line: Line) -> str:
    return (
        f'<text x="{line.left:.1f}" y="{line.y:.1f}" font-family="{FAMILY}" font-size="{line.size:.2f}"'
        f' font-weight="{line.weight}" fill="{line.fill}">'
        f"{escape(line.text.replace(NO_BREAK, ' '))}</text>"
    )


def typst_text(text: str) -> str:
    """A text as typst writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
