"""How long calls take, each kind in turn, so that whatever else the machine does falls on all of them."""

from __future__ import annotations

import math
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

# Calls before those that count.
WARMING = 3
# Of what takes longer than so many seconds, so few calls are made; of what takes very long, the first counts.
SLOW, FEW = 1.0, 3
VERY_SLOW = 4.0

TOO_LONG = "not within"


@dataclass
class Call:
    """One of several ways to do the same; `seconds` holds what each time took."""

    engine: str
    by: str
    work: Callable[[], Any]
    seconds: list[float] = field(default_factory=list)
    found: int | None = None
    fault: str = ""

    def once(self) -> float:
        started = time.perf_counter()
        answer = self.work()
        seconds = time.perf_counter() - started
        if isinstance(answer, int | list):
            self.found = answer if isinstance(answer, int) else len(answer)
        return seconds

    def row(self, what: str, case: str) -> dict[str, Any]:
        """What is kept of it; times in milliseconds."""
        row: dict[str, Any] = {"what": what, "case": case, "engine": self.engine, "by": self.by}
        if self.fault:
            return row | {"fault": self.fault}
        return row | {
            "p50": round(1000 * statistics.median(self.seconds), 3),
            "p95": round(1000 * quantile(self.seconds, 0.95), 3),
            "least": round(1000 * min(self.seconds), 3),
            "calls": len(self.seconds),
            "found": self.found,
        }


def quantile(values: list[float], part: float) -> float:
    """The least value that so large a part of the values does not exceed."""
    return sorted(values)[math.ceil(part * len(values)) - 1]


def in_turn(calls: list[Call], times: int, limit: float) -> None:
    """Make every call so often, one after the other; what takes longer than `limit` seconds is given up."""
    for each in calls:
        try:
            with limited(limit):
                warm = each.once()
            if warm > VERY_SLOW:
                each.seconds.append(warm)
            elif warm <= SLOW:
                for _ in range(WARMING - 1):
                    each.once()
        except Exception as fault:  # noqa: BLE001 - stock backends fail in many ways; the table says how
            each.fault = _reason(fault, limit)
    running = [each for each in calls if not each.fault and not each.seconds]
    for number in range(times):
        for each in running:
            if each.fault or (number >= FEW and min(each.seconds) > SLOW):
                continue
            try:
                with limited(limit):
                    each.seconds.append(each.once())
            except Exception as fault:  # noqa: BLE001
                each.fault = _reason(fault, limit)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Cuts off what the database works on for longer."""
    from django.db import connection, transaction

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(seconds * 1000)}")
        try:
            with transaction.atomic():
                yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = 0")
        return
    connection.ensure_connection()
    timer = threading.Timer(seconds, connection.connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _reason(fault: Exception, limit: float) -> str:
    said = f"{type(fault).__name__}: {fault}".splitlines()[0]
    cut_off = "interrupted" in said or "statement timeout" in said or "timed out" in said.lower()
    return f"{TOO_LONG} {limit:g} s" if cut_off else said[:200]
