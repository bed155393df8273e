"""Wagtail's door to the search (`WAGTAILSEARCH_BACKENDS`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

if TYPE_CHECKING:
    from search.database import DatabaseBackend


def SearchBackend(params: dict[str, Any]) -> DatabaseBackend:
    """The backend for the database the site runs on."""
    # Each module imports models that exist on its own database only.
    if connection.vendor == "sqlite":
        from search.sqlite import SQLiteBackend

        return SQLiteBackend(params)
    if connection.vendor == "postgresql":
        from search.postgresql import PostgreSQLBackend

        return PostgreSQLBackend(params)
    raise ImproperlyConfigured(f"There is no search on {connection.vendor}.")
