"""What the proof of a round of 250,000 entries costs: chaining, the file, and the citizen's check.

    .venv/bin/python -m benchmarks.contest.proof [--entries 250000] [--people 80000]

On SQLite. Chaining opens everybody's details and seals a secret for each, as for rows of before there were
secrets, which is the most it can cost; the file is streamed and compressed; `verify_contest.py` runs in a
process of its own, whose memory is its greatest.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.contest.ranking import ROOT, filled_round

# What a process used at most is told by itself: the parent's figure counts what it was forked from.
RUN_AND_MEASURE = """
import runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    with open("/proc/self/status") as status:
        sys.stderr.writelines(each for each in status if each.startswith("VmHWM"))
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=250_000)
    parser.add_argument("--people", type=int, default=80_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        print("| step | seconds of work | memory at most |\n|---|---:|---:|", flush=True)
        measure(Path(folder), given.entries, given.people)


def prepare(folder: Path) -> None:
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
    os.environ["VAR_DIR"] = str(folder / "var")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def measure(folder: Path, entries: int, people: int) -> None:
    """A line a step; the memory of this process never falls, so each line has what was needed until then."""
    from contest import counting
    from contest.counting.freezing import SETTLING
    from contest.ledger import chain, script
    from contest.ledger.files import make_file
    from contest.ledger.heads import text_of_heads

    counted = filled_round(entries, people)
    done("making the entries up", time.process_time(), 0)
    start = time.process_time()
    chain.append_waiting(chain.begin(counted, counted.opens_at))
    done("chaining", time.process_time(), start)
    start = time.process_time()
    file = counting.count(counted, counted.closes_at + SETTLING).ledger_files.get()
    done("counting", time.process_time(), start)
    start = time.process_time()
    make_file(file, counted.closes_at)
    done("making the file", time.process_time(), start)
    packed = file.file.size
    path, heads = folder / "file.jsonl.gz", folder / "heads.txt"
    with file.file.open() as stored:
        path.write_bytes(stored.read())
    heads.write_text(text_of_heads(counted))
    program = str(Path(script.__file__).with_name(script.NAME))
    command = [sys.executable, "-I", "-c", RUN_AND_MEASURE, program, str(path), str(heads)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    line("the check", seconds, int(run.stderr.split()[-2]))
    print(f"\n{file.size / 1e6:.0f} MB, {packed / 1e6:.0f} MB packed")


def done(step: str, now: float, start: float) -> None:
    line(step, now - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def line(step: str, seconds: float, kilobytes: int) -> None:
    print(f"| {step} | {seconds:.1f} | {kilobytes / 1024:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
