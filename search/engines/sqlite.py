"""The index in SQLite's FTS5 table `search_fulltext`."""

from __future__ import annotations

from search.engines.database import (
    EXACT_SCORE,
    PHRASE_SCORE,
    Columns,
    Condition,
    DatabaseEngine,
    Match,
    Select,
)
from search.engines.dialects import FTS5

# How much a word counts in each column of the table: names, title, body, title_spelt, body_spelt.
WEIGHTS = "0.0, 8.0, 1.0, 0.0, 0.0"

_COLUMNS: dict[Columns, str] = {
    "text": "title body",
    "title": "title",
    "body": "body",
    "names": "names",
}


class SQLiteEngine(DatabaseEngine):
    """Ranks by BM25.

    The full-text table is asked once for each thing, and its answers are kept as they are (MATERIALIZED)
    and joined to the documents. Asked row by row, SQLite needs 15 seconds for 10,000 pages.
    """

    name = "sqlite"
    dialect = FTS5()

    def ranked(self, match: Match, columns: Columns, condition: Condition) -> Select:
        asked = [
            "found AS MATERIALIZED (SELECT rowid AS id,"
            f" -bm25(search_fulltext, {WEIGHTS}) AS score"
            " FROM search_fulltext WHERE search_fulltext MATCH %s)"
        ]
        params = [f"{{{_COLUMNS[columns]}}} : {match.expression}"]
        score = "found.score"
        for name, expression, where, worth in (
            ("exact", match.exact, "title_spelt body_spelt", EXACT_SCORE),
            ("near", match.phrase, _COLUMNS[columns], PHRASE_SCORE),
        ):
            if expression:
                asked.append(
                    f"{name} AS MATERIALIZED (SELECT rowid AS id FROM search_fulltext"
                    " WHERE search_fulltext MATCH %s)"
                )
                params.append(f"{{{where}}} : {expression}")
                score += f" + {worth} * (found.id IN (SELECT id FROM {name}))"
        return Select(
            f"WITH {', '.join(asked)} SELECT document.content_type_id, document.object_id AS key,"
            f" document.date, document.id, {score} AS score"
            # CROSS JOIN tells SQLite to start from what was found.
            " FROM found CROSS JOIN search_document document ON document.id = found.id"
            f" WHERE {condition.sql}",
            (*params, *condition.params),
        )

    def matching(self, expression: str, columns: Columns, condition: Condition) -> Select:
        return Select(
            "SELECT document.* FROM (SELECT rowid AS id FROM search_fulltext"
            " WHERE search_fulltext MATCH %s ORDER BY rowid DESC) found"
            " CROSS JOIN search_document document ON document.id = found.id"
            f" WHERE {condition.sql}",
            (f"{{{_COLUMNS[columns]}}} : {expression}", *condition.params),
        )
