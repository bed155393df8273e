"""What is measured: the search on a database, and on the engines that are beside it, with Wagtail's own backends."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.search.stock import ADDRESSES, StockBackend

# Seconds for an engine's answer: nothing is to fail here because the machine is busy.
PATIENCE = 10.0


class Subjects:
    """The engines by name, the database's first, then those beside it; `stock` the backends to compare with."""

    def __init__(self, options: argparse.Namespace) -> None:
        from django.db import connection

        from search.engines.choice import database_engine

        self.pages: int = options.pages
        self.times: int = options.times
        self.limit: float = options.limit
        self.database = connection.vendor
        self.engines: dict[str, Any] = {self.database: database_engine()}
        self.settings: dict[str, Any] = {self.database: None}
        self.stock: dict[str, StockBackend] = {}
        self.too_slow: set[str] = set()
        for name in options.engines:
            self._add(name)
        prefix = f"{self.index}-stock-"
        self.stock = {
            name: StockBackend(name, prefix) for name in self.engines if name in options.stock
        }

    @property
    def index(self) -> str:
        return f"bench-{self.database}-{self.pages}"

    def _add(self, name: str) -> None:
        from config.settings.parts.search import engine_at
        from search.engines.choice import other_engine

        host = os.environ[ADDRESSES[name]].removeprefix("http://")
        chosen = engine_at(f"{name}://{host}/{self.index}?shards=1&replicas=0")
        self.settings[name] = chosen | {"PATIENCE": PATIENCE}
        with self.chosen(name):
            self.engines[name] = other_engine()

    @contextmanager
    def chosen(self, name: str, **others: object) -> Iterator[None]:
        """The site asks this engine, and tells it of changes; further settings of the engine by name."""
        from django.conf import settings

        from search.engines.choice import other_engine

        settings.SEARCH_ENGINE = self.settings[name] and self.settings[name] | others
        other_engine.cache_clear()
        try:
            yield
        finally:
            settings.SEARCH_ENGINE = None
            other_engine.cache_clear()

    def drop(self) -> None:
        """Remove what was made on the servers of engines."""
        from search.engines.indices import Indices

        for name, engine in self.engines.items():
            if name != self.database:
                indices = Indices(engine)
                indices.drop(indices.leftovers(but=""))
        for stock in self.stock.values():
            stock.drop()
