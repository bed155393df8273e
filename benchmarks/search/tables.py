"""Prints the tables of the README from `results.json`: `python -m benchmarks.search.tables`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.search.chart import ENGINES, HERE

Row = dict[str, Any]
Rows = dict[tuple[int, str, str, str, str], Row]
BY_ENGINE = (
    "| pages | | " + " | ".join(ENGINES.values()) + " |\n|---:|---|" + "---:|" * len(ENGINES)
)


def read(file: Path) -> Rows:
    rows = json.loads(file.read_text())
    return {
        tuple(row[name] for name in ("pages", "what", "case", "engine", "by")): row for row in rows
    }


def times(row: Row | None) -> str:
    if row is None:
        return "–"
    if "fault" in row:
        return str(row["fault"])
    return f"{number(row['p50'])} / {number(row['p95'])}"


def number(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds >= 10 else f"{milliseconds:.1f}"


def compared(rows: Rows, pages: int, what: str, case: str, engine: str) -> str:
    """Ours, then Wagtail's own, then the ratio."""
    ours, stock = (rows.get((pages, what, case, engine, by)) for by in ("ours", "stock"))
    if stock is None or ours is None:
        return times(ours)
    ratio = f" (× {stock['p50'] / ours['p50']:,.1f})" if "p50" in stock and "p50" in ours else ""
    empty = ", finds nothing" if stock.get("found") == 0 else ""
    return f"{times(ours)} · {times(stock)}{ratio}{empty}"


def answers(rows: Rows, what: str) -> Iterator[str]:
    yield BY_ENGINE
    for pages, case in pairs(rows, what):
        found = next(
            (
                row["found"]
                for key, row in rows.items()
                if key[:3] == (pages, what, case) and key[4] == "ours" and row.get("found")
            ),
            None,
        )
        hits = f" ({found:,} found)" if what == "page" and found else ""
        cells = [compared(rows, pages, what, case, engine) for engine in ENGINES]
        yield f"| {pages:,} | {case}{hits} | {' | '.join(cells)} |"


def pairs(rows: Rows, what: str) -> list[tuple[int, str]]:
    found = dict.fromkeys((key[0], key[2]) for key in rows if key[1] == what)
    return sorted(found, key=lambda pair: pair[0])


def beside_raw(rows: Rows) -> Iterator[str]:
    yield "| pages | | bare query | this search | ratio | understanding the words | reading ten articles |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for pages, case in pairs(rows, "page"):
        bare, ours, words, articles = (
            rows.get((pages, "page", case, "sqlite", by))
            for by in ("raw", "ours", "understanding", "articles")
        )
        if bare and ours:
            ratio = f"{ours['p50'] / bare['p50']:.1f}"
            yield f"| {pages:,} | {case} | {times(bare)} | {times(ours)} | {ratio} | {times(words)} | {times(articles)} |"


def rates(rows: Rows) -> Iterator[str]:
    yield BY_ENGINE
    for pages in sorted({key[0] for key in rows if key[1] == "index"}):
        for by in ("ours", "stock"):
            cells = []
            for engine in ENGINES:
                row = rows.get((pages, "index", "rate", engine, by))
                cells.append(f"{row['rate']:,}" if row else "–")
            yield f"| {pages:,} | {by} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, default=HERE / "results.json")
    rows = read(parser.parse_args().json)
    tables = {
        "Questions": answers(rows, "page"),
        "Beside the bare query": beside_raw(rows),
        "Suggestions": answers(rows, "suggest"),
        "Facets": answers(rows, "facets"),
        "Whole pages": answers(rows, "view"),
        "Publishing": answers(rows, "publish"),
        "Outages": answers(rows, "outage"),
        "Documents a second": rates(rows),
    }
    for title, lines in tables.items():
        print(f"### {title}\n", *lines, "", sep="\n")


if __name__ == "__main__":
    main()
