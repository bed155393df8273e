"""Wagtail's own search backends on the same pages, and the least that SQLite needs for a question."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

MODULES = {
    "sqlite": "wagtail.search.backends.database",
    "postgresql": "wagtail.search.backends.database",
    "elasticsearch": "wagtail.search.backends.elasticsearch9",
    "opensearch": "wagtail.search.backends.opensearch3",
}
ADDRESSES = {"elasticsearch": "ELASTICSEARCH_URL", "opensearch": "OPENSEARCH_URL"}
# Our facets that stock backends can count too: those of which articles have a `FilterField`.
FACETS = ("kind", "topic_id")
# As many as `update_index` of Wagtail's takes at once.
CHUNK = 1_000


class StockBackend:
    """A backend as Wagtail ships it, over all live articles; `prefix` begins the names of its indexes."""

    def __init__(self, engine: str, prefix: str) -> None:
        from modelsearch.backends import get_search_backend

        options: dict[str, Any] = {}
        if engine in ADDRESSES:
            options = {"URLS": [os.environ[ADDRESSES[engine]]], "INDEX_PREFIX": prefix}
        self.backend = get_search_backend(MODULES[engine], **options)

    def fill(self) -> int:
        """Make the index, as `update_index` of Wagtail's does; how many pages it holds."""
        from news.models import ArticlePage

        index = self.backend.get_index_for_model(ArticlePage)
        rebuilder = self.backend.rebuilder_class(index)
        index = rebuilder.start()
        index.add_model(ArticlePage)
        count = 0
        for chunk in chunks(ArticlePage.get_indexed_objects().order_by("pk")):
            index.add_items(ArticlePage, chunk)
            count += len(chunk)
        rebuilder.finish()
        index.refresh()
        return count

    def page(self, typed: str) -> int:
        """Read the first ten articles that have all the words; returns the number of all."""
        found = self._found(typed)
        list(found[:10])
        return int(found.count())

    def facets(self, typed: str) -> dict[str, Any]:
        return {field: self._found(typed).facet(field) for field in FACETS}

    def _found(self, typed: str) -> Any:
        from news.models import ArticlePage

        return self.backend.search(typed, ArticlePage.objects.live(), operator="and")

    def suggest(self, begun: str) -> list[str]:
        from news.models import ArticlePage

        found = self.backend.autocomplete(begun, ArticlePage.objects.live(), operator="and")
        return [page.title for page in found[:8]]

    def write(self, page: Any) -> None:
        self.backend.get_index_for_object(page).add_item(page)

    def drop(self) -> None:
        """Remove what lies on an engine's server."""
        from wagtail.models import Page

        if hasattr(self.backend, "es"):
            indices = self.backend.es.indices
            # By their names: engines delete nothing by a pattern unless they are told to.
            for name in indices.get(index=f"{self.backend.get_index_for_model(Page).name}*"):
                indices.delete(index=name)


def chunks(objects: Any) -> Iterator[list[Any]]:
    rows = objects.iterator(chunk_size=CHUNK)
    while batch := list(islice(rows, CHUNK)):
        yield batch


def raw(typed: str) -> Callable[[], int]:
    """The first ten and the number of all by one query of the full-text table, and nothing around it.

    Hits are kept as they are, with their weight, and joined to the documents that anyone may see.
    """
    from django.db import connection

    from search.analysis import terms

    sql = (
        "WITH found AS MATERIALIZED (SELECT rowid AS id, bm25(search_fulltext) AS score"
        " FROM search_fulltext WHERE search_fulltext MATCH %s)"
        " SELECT document.object_id, COUNT(*) OVER () FROM found"
        " CROSS JOIN search_document document ON document.id = found.id"
        " WHERE document.is_public ORDER BY found.score LIMIT 10"
    )
    words = " AND ".join(f'"{term}"' for term in dict.fromkeys(terms(typed)))

    def ask() -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, [f"{{title body}} : ({words})"])
            rows = cursor.fetchall()
        return int(rows[0][1]) if rows else 0

    return ask
