"""How long it takes to draw one slogan in every size of the sample kinds, and how heavy the files are.

For each template and format: the files, their bytes, and the time to draw each; then the whole set once more,
each file read like an upload as well. No database is asked.

    .venv/bin/python -m benchmarks.media.pieces [--rounds 5]
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.media.results_file import keep

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Mỗi nhà một buổi, mỗi buổi một việc làm được ngay"
UNIT = "Ủy ban nhân dân xã Mẫu"
Row = dict[str, Any]


def set_up() -> None:
    """The site's code without a database."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()


def sample_specs() -> list[Any]:
    """Every size of the sample kinds, not saved, that can be drawn."""
    from demo.content.kinds import KINDS
    from media.models import KindSpec
    from media.pieces.sizes import formats_of

    found = []
    for kind in KINDS.values():
        for spec in kind.specs:
            names = ("measure", "width", "height", "is_ratio", "least_width", "least_dpi",
                     "least_seconds", "most_seconds")  # fmt: skip
            made = KindSpec(
                name=spec.name,
                formats=list(spec.formats),
                **{name: getattr(spec, name) for name in names},
            )
            if formats_of(made):
                found.append(made)
    return found


def measured(rounds: int) -> Iterator[Row]:
    """A row for each template and format, and one for each template's whole set."""
    from artwork.pieces import TEMPLATES, Words
    from media.enums import PieceFormat
    from media.inspection import read_kit_file
    from media.pieces.drawing import draw_file
    from media.pieces.sizes import formats_of, formats_of_copy

    specs, words, made_at = sample_specs(), Words(SENTENCE, UNIT), datetime.now(UTC)
    endings = {PieceFormat.PRINT: "pdf"}
    for template in TEMPLATES:
        for piece_format in PieceFormat:
            # A plain PDF is something that units take; sets hold none for the sample kinds.
            taken = formats_of_copy if piece_format == PieceFormat.PDF else formats_of
            wanted = [spec for spec in specs if piece_format in taken(spec)]
            times, octets = [], 0
            for spec in wanted:
                content = draw_file(spec, piece_format, template, words, made_at)
                octets += len(content)
                for _round in range(rounds):
                    started = time.perf_counter()
                    draw_file(spec, piece_format, template, words, made_at)
                    times.append(time.perf_counter() - started)
            yield {
                "template": template,
                "format": piece_format.value,
                "files": len(wanted),
                "kilobytes": round(octets / 1000),
                "median_ms": round(statistics.median(times) * 1000, 1),
                "slowest_ms": round(max(times) * 1000, 1),
            }
        started, files, octets = time.perf_counter(), 0, 0
        for spec in specs:
            for piece_format in formats_of(spec):
                content = draw_file(spec, piece_format, template, words, made_at)
                ending = endings.get(piece_format, piece_format.value)
                read_kit_file(io.BytesIO(content), f"piece.{ending}")
                files, octets = files + 1, octets + len(content)
        seconds = time.perf_counter() - started
        yield {
            "template": template,
            "format": "all, read",
            "files": files,
            "kilobytes": round(octets / 1000),
            "seconds": round(seconds, 1),
        }


def table(rows: list[Row]) -> Iterator[str]:
    yield "| template | format | files | kB | median ms | slowest ms | seconds in all |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    names = ("template", "format", "files", "kilobytes", "median_ms", "slowest_ms", "seconds")
    for row in rows:
        yield "| " + " | ".join(str(row.get(name, "")) for name in names) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    set_up()
    rows = list(measured(options.rounds))
    at = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
    load = round(os.getloadavg()[0], 1)
    keep("pieces", {"at": at, "load": load, "rounds": options.rounds, "rows": rows})
    print(*table(rows), sep="\n")


if __name__ == "__main__":
    main()
