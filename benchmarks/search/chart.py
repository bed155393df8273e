"""Draws the times of `results.json` as a picture: `python -m benchmarks.search.chart [--pages 10000]`.

Times stand on a logarithmic scale: between ours and the slowest lie four powers of ten.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
PICTURE = HERE.parents[1] / "docs" / "images" / "search-speed.svg"

ENGINES = {
    "sqlite": "SQLite",
    "postgresql": "PostgreSQL",
    "elasticsearch": "Elasticsearch",
    "opensearch": "OpenSearch",
}
PANELS = (
    ("page", "common", "Three common terms, seven words: first ten and number of all"),
    ("page", "one word", "One word that nearly every page says: first ten and number of all"),
    ("page", "rare", "A rare term: first ten and number of all"),
    ("suggest", "2 letters", "Suggestions for two letters"),
)
NAMES = {
    "ours": "this search",
    "stock": "Wagtail’s own backend",
    "raw": "the bare full-text query (SQLite)",
}

WIDTH, LEFT, RIGHT = 880, 130, 60
TOP, TITLE, LINE, GAP, BOTTOM = 92, 26, 26, 16, 44
# Milliseconds at both ends of the scale.
LEAST, MOST = 0.1, 100_000
STYLE = """
  .paper { fill: #fbf8f2 } text { font: 13px system-ui, sans-serif; fill: #1d1916 }
  .title { font-size: 17px; font-weight: 600 } .panel { font-weight: 600 } .quiet { fill: #5a524a }
  .value { font-size: 11.5px; paint-order: stroke; stroke: #fbf8f2; stroke-width: 3px }
  .grid { stroke: #dad0c1 } .between { stroke: #8b8073; stroke-width: 2 }
  .ours { fill: #005e6a } .stock { fill: #b3261e } .raw { fill: #fbf8f2; stroke: #5a524a; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #1d1916 } text { fill: #fbf8f2 } .quiet { fill: #c9bfb2 } .value { stroke: #1d1916 }
    .grid { stroke: #453d36 } .ours { fill: #59c2cf } .stock { fill: #ff8a7d }
    .raw { fill: #1d1916; stroke: #c9bfb2 }
  }
"""

Row = dict[str, Any]


def place(milliseconds: float) -> float:
    """Where on the scale a time stands."""
    part = math.log10(milliseconds / LEAST) / math.log10(MOST / LEAST)
    return LEFT + max(0.0, min(1.0, part)) * (WIDTH - LEFT - RIGHT)


def spoken(milliseconds: float) -> str:
    if milliseconds >= 1_000:
        return f"{milliseconds / 1_000:.1f} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"


def text(x: float, y: float, said: str, kind: str = "", anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(said)}</text>'
    )


def mark(by: str, x: float, y: float) -> str:
    """A shape for each, so that nobody needs the colours."""
    if by == "stock":
        return f'<path d="M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z" class="stock"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{6 if by == "ours" else 5}" class="{by}"/>'


def line(rows: list[Row], y: float) -> Iterator[str]:
    """One engine: a mark for each way to ask it, with its time."""
    timed = sorted((row for row in rows if "p50" in row), key=lambda row: float(row["p50"]))
    places = [place(row["p50"]) for row in timed]
    if len(places) > 1:
        yield f'<path d="M{places[0]:.1f} {y:.1f}H{places[-1]:.1f}" class="between"/>'
    for number, (row, x) in enumerate(zip(timed, places, strict=True)):
        yield mark(row["by"], x, y)
        # The first is labelled on its left, the last on its right, one between them above.
        if number == 0:
            yield text(x - 11, y + 4, spoken(row["p50"]), "value", "end")
        elif number == len(timed) - 1:
            yield text(x + 11, y + 4, spoken(row["p50"]), "value")
        else:
            yield text(x, y - 9, spoken(row["p50"]), "value", "middle")
    for row in rows:
        if "fault" in row:
            yield text(WIDTH - RIGHT, y + 4, f"Wagtail’s own: {row['fault']}", "value quiet", "end")


def panel(rows: list[Row], what: str, case: str, title: str, y: float) -> Iterator[str]:
    yield text(20, y + 15, title, "panel")
    for number, (engine, name) in enumerate(ENGINES.items()):
        at = y + TITLE + number * LINE + LINE / 2
        yield text(LEFT - 14, at + 4, name, "", "end")
        chosen = [
            row
            for row in rows
            if (row["what"], row["case"], row["engine"]) == (what, case, engine)
            and row["by"] in NAMES
        ]
        yield from line(chosen, at)


def picture(rows: list[Row], pages: int) -> str:
    rows = [row for row in rows if row["pages"] == pages]
    height_of_panel = TITLE + LINE * len(ENGINES)
    height = TOP + len(PANELS) * (height_of_panel + GAP) + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        ' aria-labelledby="title">',
        f'<title id="title">Time of a search among {pages:,} pages, by engine</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>',
        text(20, 34, f"A search among {pages:,} pages", "title"),
        text(WIDTH - 20, 34, "median, logarithmic scale; left is faster", "quiet", "end"),
    ]
    x = 26.0
    for by, name in NAMES.items():
        parts += [mark(by, x, 60), text(x + 14, 64, name)]
        x += 40 + 7.2 * len(name)
    bottom = height - BOTTOM
    for power in range(int(math.log10(LEAST)), int(math.log10(MOST)) + 1):
        x = place(10.0**power)
        parts.append(f'<path d="M{x:.1f} {TOP - 8}V{bottom}" class="grid"/>')
        named = f"{10**power:g} ms" if power < 3 else f"{10 ** (power - 3):g} s"
        parts.append(text(x, bottom + 20, named, "quiet", "middle"))
    for number, (what, case, title) in enumerate(PANELS):
        parts += panel(rows, what, case, title, TOP + number * (height_of_panel + GAP))
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--json", type=Path, default=HERE / "results.json")
    options = parser.parse_args()
    PICTURE.write_text(picture(json.loads(options.json.read_text()), options.pages))


if __name__ == "__main__":
    main()
