"""What readers and editors wait for while the engine beside the database is frozen, dead, busy or talks rubbish."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from benchmarks.search.stock import ADDRESSES
from benchmarks.search.timing import quantile
from tests.search.engines.faulty import RUBBISH, Behaviour, faulty_before

if TYPE_CHECKING:
    from benchmarks.search.measuring import Measuring, Row

TIMES = 10
WARMING = 2
# Seconds a site waits for its engine unless SEARCH_PATIENCE says another number.
PATIENCE = 0.5


def _frozen(client: Any) -> None:
    """Takes the question, and never answers."""
    while client.recv(65536):
        pass


def _dead(client: Any) -> None:
    """Closes the connection at once, as a host does on which nothing listens."""


OUTAGES: dict[str, Behaviour] = {
    "frozen": _frozen,
    "dead": _dead,
    "429": RUBBISH["429"],
    "garbage": RUBBISH["bytes"],
    "drip": RUBBISH["drip"],
}


def outages(measuring: Measuring) -> Iterator[Row]:
    """A whole `/search/` of the common question that finds the engine out, one after it, and a page's publication."""
    for name in measuring.engines:
        if name == measuring.database:
            continue
        with faulty_before(os.environ[ADDRESSES[name]]) as faulty:
            for outage, behaviour in OUTAGES.items():
                with measuring.chosen(name, HOSTS=[faulty.address], PATIENCE=PATIENCE):
                    faulty.behave(behaviour)
                    yield from _of_one(measuring, name, outage)


def _of_one(measuring: Measuring, name: str, outage: str) -> Iterator[Row]:
    taken: dict[str, list[float]] = {}
    publish = _publisher()
    read = _reader(measuring.questions()["common"])
    for number in range(TIMES + WARMING):
        _let_it_be_tried()
        steps = {"first reader": read(), "next reader": read(), "publish": publish(number)}
        if number >= WARMING:
            for step, seconds in steps.items():
                taken.setdefault(step, []).append(seconds)
    for step, all_seconds in taken.items():
        yield {
            "what": "outage",
            "case": f"{outage}: {step}",
            "engine": name,
            "by": "ours",
            "p50": round(1000 * statistics.median(all_seconds), 3),
            "p95": round(1000 * quantile(all_seconds, 0.95), 3),
            "calls": len(all_seconds),
        }


def _let_it_be_tried() -> None:
    from search.models import EngineState

    EngineState.objects.all().delete()


def _reader(words: str) -> Callable[[], float]:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")

    def read() -> float:
        started = time.perf_counter()
        answer = client.get("/search/", {"q": words})
        seconds = time.perf_counter() - started
        assert answer.status_code == 200, answer.status_code
        assert b"hit" in answer.content
        return seconds

    return read


def _publisher() -> Callable[[int], float]:
    """Saves a page and writes its document, while the engine may be asked."""
    from news.models import ArticlePage
    from search import documents

    page = ArticlePage.objects.order_by("-pk").first()

    def publish(number: int) -> float:
        _let_it_be_tried()
        page.title = f"{page.title.partition(' xq')[0]} xq{number}"
        started = time.perf_counter()
        page.save()
        documents.write([page])
        return time.perf_counter() - started

    return publish
