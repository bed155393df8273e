"""How lists without an index of their own are searched: without marks, and word by word.

Wagtail's lists of people, redirects, groups and the like compare by `icontains`, which knows neither "đ" nor
words, and on SQLite not even capitals beyond ASCII.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, TextField
from django.db.models.lookups import IContains, IStartsWith
from django.db.models.sql.compiler import SQLCompiler

from core.text import fold

# The blocks of Unicode in which Latin letters with marks stand.
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))

Sql = tuple[str, list[Any]]


class FoldedContains(IContains):
    """The column has every word of the text somewhere, marks or none."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:  # type: ignore[override]
        words = re.findall(r"[^\W_]+", fold(self.rhs)) if isinstance(self.rhs, str) else []
        if not words:
            return super().as_sql(compiler, connection)  # type: ignore[return-value]
        column, parameters = _folded(*compiler.compile(self.lhs), connection)
        condition = " AND ".join(f"{column} LIKE %s" for _word in words)
        return f"({condition})", [each for word in words for each in (*parameters, f"%{word}%")]


class FoldedStartsWith(IStartsWith):
    """The column begins with the text, marks or none."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:  # type: ignore[override]
        if not isinstance(self.rhs, str):
            return super().as_sql(compiler, connection)  # type: ignore[return-value]
        column, parameters = _folded(*compiler.compile(self.lhs), connection)
        begun = connection.ops.prep_for_like_query(fold(self.rhs))
        return f"{column} LIKE %s ESCAPE '\\'", [*parameters, f"{begun}%"]


def _folded(column: str, parameters: Any, connection: BaseDatabaseWrapper) -> Sql:
    """The column as `core.text.fold` gives it."""
    if connection.vendor == "sqlite":
        return f"fold({column})", list(parameters)
    return f"translate(lower({column}::text), %s, %s)", [*parameters, *_latin_letters()]


@cache
def _latin_letters() -> tuple[str, str]:
    """Latin letters with marks, and the bare letters in their places."""
    bare = {chr(code): fold(chr(code)) for code in _LATIN}
    plain = {letter: each for letter, each in bare.items() if len(each) == 1 and each.isascii()}
    return "".join(plain), "".join(plain.values())


def register() -> None:
    """Take the place of Django's own lookups for all text."""
    for field in (CharField, TextField):
        field.register_lookup(FoldedContains)
        field.register_lookup(FoldedStartsWith)
