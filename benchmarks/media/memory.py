"""The memory of a process and all its children, watched from beside."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

EVERY = 0.05  # seconds
_SHARE = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def megabytes(process: int) -> float:
    """What a process and its children take now; memory that several share is counted once."""
    return sum(_share(each) for each in _with_children(process)) / 1024


def _share(process: int) -> int:
    try:
        found = _SHARE.search(Path(f"/proc/{process}/smaps_rollup").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _with_children(process: int) -> list[int]:
    found, waiting = [], [process]
    while waiting:
        each = waiting.pop()
        found.append(each)
        try:
            lists = [task.read_text() for task in Path(f"/proc/{each}/task").glob("*/children")]
        except OSError:
            continue
        waiting += [int(child) for children in lists for child in children.split()]
    return found


class Watch:
    """The most that a process and its children took while this was open, above what they took before."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.before = self.peak = megabytes(process)
        self._open = True
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def grown(self) -> float:
        return self.peak - self.before

    def _look(self) -> None:
        while self._open:
            self.peak = max(self.peak, megabytes(self.process))
            time.sleep(EVERY)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._open = False
        self._thread.join()
