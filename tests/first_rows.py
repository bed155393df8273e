"""What the migrations wrote: kept as it stands in the tables, to be put back after a test that empties them."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from wagtail.models import Locale


class FirstRows:
    """All rows of the moment it is made in.

    They are put back past models and their signals: that takes a fiftieth of the time, and is no act of anybody
    that the log of a contest would keep.
    """

    def __init__(self) -> None:
        self.tables: dict[str, tuple[list[str], list[tuple]]] = {}
        with connection.cursor() as cursor:
            for table in connection.introspection.django_table_names(only_existing=True):
                cursor.execute(f"SELECT * FROM {_quoted(table)}")
                rows = cursor.fetchall()
                if rows:
                    self.tables[table] = ([column[0] for column in cursor.description], rows)

    def put_back(self) -> None:
        """Write them into tables that were emptied; where they still are, nothing is done."""
        with transaction.atomic(), connection.cursor() as cursor:
            if Locale.objects.exists():
                return
            for table, (columns, rows) in self.tables.items():
                names = ", ".join(map(_quoted, columns))
                values = ", ".join(["%s"] * len(columns))
                insert = f"INSERT INTO {_quoted(table)} ({names}) VALUES ({values})"
                cursor.executemany(insert, rows)
        ContentType.objects.clear_cache()


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
