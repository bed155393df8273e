"""Search in PostgreSQL's text vectors, under its configuration `simple`, which leaves terms as they are."""

from __future__ import annotations

from collections.abc import Sequence

from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
)

from search.database import AnalysedIndexMixin, DatabaseBackend
from search.grammar import Match
from search.hits import Hits

# How much a word counts in the body (D) and in the title (A).
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
# Divide by 1 + the logarithm of the length, so that long texts do not win by length.
BY_LENGTH = 1


class TSQuery:
    """The grammar of `to_tsquery`."""

    def word(self, term: str, is_prefix: bool) -> str:
        return f"'{term}':*" if is_prefix else f"'{term}'"

    def phrase(self, words: Sequence[str]) -> str:
        return f"({' <-> '.join(self.word(word, is_prefix=False) for word in words)})"

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({' & '.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({' | '.join(parts)})"

    def but_not(self, part: str, excluded: str) -> str:
        return f"({part} & !{excluded})"


class AnalysedPostgreSQLIndex(AnalysedIndexMixin, PostgresIndex):
    pass


class PostgreSQLBackend(DatabaseBackend):
    index_class = AnalysedPostgreSQLIndex
    rebuilder_class = PostgresSearchAtomicRebuilder
    dialect = TSQuery()
    # What modelsearch's own writing of the index asks for.
    config = autocomplete_config = "simple"

    def hits(self, match: Match, columns: Sequence[str]) -> Hits:
        # `title || body` is what Wagtail's migrations put an index on, so it must be written like this.
        vector = "(title || body)" if set(columns) == {"title", "body"} else columns[0]
        return Hits(
            f"""SELECT id AS key, ts_rank('{WEIGHTS}', {vector}, asked, {BY_LENGTH}) AS score
                FROM {self.entries._meta.db_table}, to_tsquery('simple', %s) asked
                WHERE {vector} @@ asked""",  # noqa: S608 - table and columns are ours
            (match.expression,),
        )
