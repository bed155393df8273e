"""What it costs to publish a page, and how soon readers find it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from benchmarks.search.timing import quantile

if TYPE_CHECKING:
    from benchmarks.search.measuring import Measuring, Row

TIMES = 20
WARMING = 2
# Seconds between two looks whether a page is found, and after which it is not looked for any more.
PAUSE, LONGEST = 0.01, 10.0


def publish(measuring: Measuring) -> Iterator[Row]:
    """Of one page: to save it, to write its document, and, with an engine, until that finds it."""
    from news.models import ArticlePage

    pages = list(ArticlePage.objects.order_by("-pk")[: TIMES + WARMING])
    for name in measuring.engines:
        taken: dict[str, list[float]] = {}
        with measuring.chosen(name):
            for number, page in enumerate(pages):
                steps = _publish(measuring, name, page, f"xq{number}z{int(time.time())}")
                if number >= WARMING:
                    for step, seconds in steps.items():
                        taken.setdefault(step, []).append(seconds)
        for step, all_seconds in taken.items():
            by = "stock" if step.startswith("stock") else "ours"
            yield {
                "what": "publish",
                "case": step.removeprefix("stock "),
                "engine": name,
                "by": by,
                "p50": round(1000 * statistics.median(all_seconds), 3),
                "p95": round(1000 * quantile(all_seconds, 0.95), 3),
                "calls": len(all_seconds),
            }


def _publish(measuring: Measuring, name: str, page: Any, word: str) -> dict[str, float]:
    """The seconds of each step; the page says a word from now on that no other one says."""
    from search import documents
    from search.engines.indices import Indices
    from search.feeding import feed

    engine = measuring.engines[name]
    steps: dict[str, float] = {}
    page.title = f"{page.title.partition(' xq')[0]} {word}"
    started = time.perf_counter()
    page.save()
    saved = time.perf_counter()
    documents.write([page])
    written = time.perf_counter()
    steps["save"] = saved - started
    steps["write"] = written - saved
    steps["save and write"] = written - started
    if name != measuring.database:
        feed(Indices(engine), seconds=LONGEST)
        steps["tell the engine"] = time.perf_counter() - written
        _wait_until_found(engine, word)
        steps["until found"] = time.perf_counter() - started
    if name in measuring.stock:
        started = time.perf_counter()
        measuring.stock[name].write(page)
        steps["stock write"] = time.perf_counter() - started
    return steps


def _wait_until_found(engine: Any, word: str) -> None:
    from search.grammar import Asked, Clause, Expression, Words
    from search.results import narrowing

    asked = Asked(Expression((Clause((Words((word,)),)),)), narrowing({}))
    end = time.monotonic() + LONGEST
    while not engine.page(asked).total:
        if time.monotonic() > end:
            raise TimeoutError(f"{engine.name} does not find what was published.")
        time.sleep(PAUSE)
