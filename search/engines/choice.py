"""Which engine answers readers, by the settings; the database always can."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.engines.database import DatabaseEngine

if TYPE_CHECKING:
    from search.engines.http import EngineSettings, HTTPEngine


def other_engine_is_chosen() -> bool:
    """Whether an engine beside the database is to be told of changes."""
    return bool(settings.SEARCH_ENGINE)


@cache
def database_engine() -> DatabaseEngine:
    """The engine in the database that the site runs on."""
    if connection.vendor == "sqlite":
        from search.engines.sqlite import SQLiteEngine

        return SQLiteEngine()
    if connection.vendor == "postgresql":
        from search.engines.postgresql import PostgreSQLEngine

        return PostgreSQLEngine()
    raise ImproperlyConfigured(f"There is no search on {connection.vendor}.")


@cache
def other_engine() -> HTTPEngine | None:
    """The engine beside the database that the settings name, if any."""
    if not settings.SEARCH_ENGINE:
        return None
    chosen = cast("EngineSettings", settings.SEARCH_ENGINE)
    # Only the client of the chosen engine is loaded.
    if chosen["NAME"] == "elasticsearch":
        from search.engines.elasticsearch import ElasticsearchEngine

        return ElasticsearchEngine(chosen)
    from search.engines.opensearch import OpenSearchEngine

    return OpenSearchEngine(chosen)
