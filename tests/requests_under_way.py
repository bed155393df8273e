"""What a running site is still answering, so that nothing is taken from under it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Condition
from typing import Any

from django.core.signals import request_finished, request_started

import pytest


class Requests:
    """How many requests the running site is answering."""

    def __init__(self) -> None:
        self._answering = 0
        self._changed = Condition()

    def started(self, **told: Any) -> None:
        self._count(1)

    def finished(self, **told: Any) -> None:
        self._count(-1)

    def _count(self, change: int) -> None:
        with self._changed:
            self._answering += change
            self._changed.notify_all()

    def wait_until_answered(self) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._answering <= 0, timeout=60), self._answering


@pytest.fixture
def requests_under_way() -> Iterator[Requests]:
    requests = Requests()
    request_started.connect(requests.started)
    request_finished.connect(requests.finished)
    yield requests
    request_started.disconnect(requests.started)
    request_finished.disconnect(requests.finished)
