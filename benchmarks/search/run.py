"""How fast the search answers, beside Wagtail's own backends and beside the bare full-text table of SQLite.

For each database one process; in it all ways to answer a question take turns, so that whatever else the
machine does falls on all of them. What counts are ratios within one run.

    ELASTICSEARCH_URL=http://127.0.0.1:9200 OPENSEARCH_URL=http://127.0.0.1:9201 \
        .venv/bin/python -m benchmarks.search.run --pages 100 10000 --stock sqlite postgresql --json FILE
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.search.measuring import PARTS
from tests.postgresql import folder_of_programs, running_server

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ("sqlite", "postgresql")
BESIDE = ("elasticsearch", "opensearch")

Row = dict[str, Any]
# What makes a row the same measurement as an earlier one, which it replaces.
KEY = ("pages", "database", "what", "case", "engine", "by")


def measured(
    pages: int, database: str, url: str, folder: Path, options: argparse.Namespace
) -> Iterator[Row]:
    """The rows of one database, as they come; what the process says beside goes to stderr."""
    # Engines beside the database are filled from SQLite's; from PostgreSQL's they would be the same.
    engines = [name for name in BESIDE if name in options.engines and database == "sqlite"]
    if "sqlite" not in options.engines and database == "postgresql":
        engines = [name for name in BESIDE if name in options.engines]
    command = [sys.executable, "-m", "benchmarks.search.measuring", "--pages", str(pages)]
    command += ["--times", str(options.times), "--limit", str(options.limit)]
    command += ["--engines", *engines, "--parts", *options.parts]
    command += ["--stock", *options.stock]
    command += [] if options.folder else ["--drop"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "VAR_DIR": str(folder),
        "DATABASE_URL": url,
    }
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        for line in process.stdout:
            row = {"pages": pages, **json.loads(line), "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}"}
            yield row | {"load": round(os.getloadavg()[0], 1)}
    if process.returncode:
        sys.stderr.write(f"The process of {database} at {pages:,} pages failed.\n")


def keep(row: Row, file: Path) -> None:
    """Put the row into the file, in place of an earlier one of the same measurement."""
    rows = json.loads(file.read_text()) if file.exists() else []
    key = [row[name] for name in KEY]
    rows = [each for each in rows if [each[name] for name in KEY] != key]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in [*rows, row])
    file.write_text(f"[\n{lines}\n]\n")


def said(row: Row) -> str:
    what = (
        f"{row['pages']:>7,} {row['what']:<8} {row['case']:<22} {row['engine']:<14} {row['by']:<13}"
    )
    if "fault" in row:
        return f"{what} {row['fault']}"
    if "rate" in row:
        return f"{what} {row['rate']:,} documents/s ({row['seconds']:,} s)"
    found = f"  {row['found']:,} found" if row.get("found") is not None else ""
    return f"{what} {row['p50']:>9,.1f} / {row['p95']:>9,.1f} ms × {row['calls']}{found}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--engines", nargs="+", choices=DATABASES + BESIDE, default=DATABASES)
    parser.add_argument(
        "--stock",
        nargs="*",
        choices=DATABASES + BESIDE,
        default=[],
        help="Wagtail's own backends beside ours, for these engines",
    )
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--limit", type=float, default=20.0, help="seconds for one stock question")
    parser.add_argument(
        "--folder",
        type=Path,
        help="keep databases here and indexes on the engines, and use them again",
    )
    parser.add_argument(
        "--postgresql", help="URL of a server's database, in place of a fresh server"
    )
    parser.add_argument("--json", type=Path, required=True)
    options = parser.parse_args()
    # Otherwise servers outlive a run that is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    with ExitStack() as stack:
        temporary = stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-search-"))
        base = options.folder or Path(temporary)
        for database in DATABASES:
            if database not in options.engines:
                continue
            url = options.postgresql or ""
            if database == "postgresql" and not url:
                programs = folder_of_programs()
                if programs is None:
                    sys.exit("PostgreSQL is missing: apt install postgresql")
                names = [f"pages_{pages}" for pages in options.pages]
                url = stack.enter_context(running_server(programs, databases=names))
            for pages in options.pages:
                folder = base / str(pages)
                folder.mkdir(parents=True, exist_ok=True)
                address = f"sqlite:///{folder}/db.sqlite3"
                if database == "postgresql":
                    address = f"{url.rpartition('/')[0]}/pages_{pages}"
                for row in measured(pages, database, address, folder, options):
                    keep(row, options.json)
                    print(said(row), flush=True)


if __name__ == "__main__":
    main()
