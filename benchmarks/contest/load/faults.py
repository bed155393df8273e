"""What goes wrong during a run: workers are killed, the database crashes. Each fault must have happened."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from dataclasses import dataclass, field

from benchmarks.contest.load.servers import Site
from tests.postgresql import Cluster


@dataclass
class Faults:
    """What was done; `away` is from when to when (of the machine's monotonic clock) the database was gone each time."""

    kills: int = 0
    crashes: int = 0
    away: list[tuple[float, float]] = field(default_factory=list)


async def inflict(
    faults: Faults, site: Site, cluster: Cluster, kills: int, crashes: int, seconds: float
) -> None:
    """Kills and crashes in turn, spread over the middle of so many seconds."""
    planned = ["kill"] * kills + ["crash"] * crashes
    random.shuffle(planned)
    began = time.monotonic()
    for number, what in enumerate(planned, start=1):
        due = began + seconds * (0.05 + 0.9 * number / len(planned))
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        if what == "kill":
            faults.kills += await asyncio.to_thread(_kill, site)
        else:
            faults.away.append(await asyncio.to_thread(_crash, cluster))
            faults.crashes += 1


def _kill(site: Site) -> int:
    """Kills a worker at once; says whether it was alive before and is gone now."""
    workers = site.workers()
    while not workers:
        time.sleep(0.05)
        workers = site.workers()
    chosen = random.choice(workers)  # noqa: S311
    os.kill(chosen, signal.SIGKILL)
    for _turn in range(100):
        if chosen not in site.workers():
            return 1
        time.sleep(0.05)
    return 0


def _crash(cluster: Cluster) -> tuple[float, float]:
    gone = time.monotonic()
    cluster.crash()
    cluster.start()
    return gone, time.monotonic()
