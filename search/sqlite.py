"""Search in SQLite's FTS5 table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchRebuilder

from search.database import AnalysedIndexMixin, DatabaseBackend
from search.grammar import Match
from search.hits import Hits


class FTS5:
    """The grammar of FTS5."""

    def word(self, term: str, is_prefix: bool) -> str:
        return f'"{term}"*' if is_prefix else f'"{term}"'

    def phrase(self, words: Sequence[str]) -> str:
        return f'"{" ".join(words)}"'

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({' AND '.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({' OR '.join(parts)})"

    def but_not(self, part: str, excluded: str) -> str:
        return f"({part} NOT {excluded})"


class AnalysedSQLiteIndex(AnalysedIndexMixin, SQLiteIndex):
    pass


class SQLiteBackend(DatabaseBackend):
    index_class = AnalysedSQLiteIndex
    # Never atomic: a rebuild in one transaction would keep every other writer waiting. Entries are
    # replaced one by one, so there is no gap either.
    rebuilder_class = SQLiteSearchRebuilder
    dialect = FTS5()
    # What modelsearch's own writing of the index asks for; SQLite has no configurations.
    config = autocomplete_config = None

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.table = f"{self.entries._meta.db_table}_fts"

    def hits(self, match: Match, columns: Sequence[str]) -> Hits:
        # The weights are those of the columns in their order: autocomplete, body, title.
        return Hits(
            f"""WITH found AS MATERIALIZED (
                SELECT rowid AS key, -bm25({self.table}, 1.0, 1.0, 8.0) AS score
                FROM {self.table} WHERE {self.table} MATCH %s
            ) SELECT key, score FROM found""",  # noqa: S608 - table and columns are ours
            (f"{{{' '.join(columns)}}} : {match.expression}",),
        )
