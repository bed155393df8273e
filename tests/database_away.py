"""The database as it is while it starts again: every statement fails, and the connection is dead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest import mock

from django.db import OperationalError, connection


@contextmanager
def database_away(*, is_usable: bool = False) -> Iterator[None]:
    """No statement gets through; with `is_usable` the server answers and refuses."""
    with (
        connection.execute_wrapper(_refused),
        mock.patch.object(connection, "is_usable", return_value=is_usable),
    ):
        yield


def _refused(*args: Any) -> NoReturn:
    raise OperationalError("the database system is starting up")
