"""The index in PostgreSQL's text vectors, of terms as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, router, transaction

from search.engines.database import (
    EXACT_SCORE,
    PHRASE_SCORE,
    Columns,
    Condition,
    DatabaseEngine,
    Match,
    Select,
)
from search.engines.dialects import SpeltTSQuery, TSQuery
from search.grammar import Answer, Asked
from search.models import Document

# How much a word counts in the body (D) and in the title (A).
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
# Divide by 1 + the logarithm of the length, so that long texts do not win by length.
BY_LENGTH = 1
TITLE_SCORE = 1_000
# To weigh a document its vector has to be fetched from where long values are kept. Of so many at most, all
# are weighed; of more, as many as stand on the first ten pages, of the best tiers and there the newest. The
# others come after them, the newest first.
MANY = 2_000
WEIGHED = 100

NEWEST = "date DESC NULLS LAST, id DESC"

_VECTORS: dict[Columns, str] = {
    "text": "vector",
    "title": "title_vector",
    "body": "vector",
    "names": "names_vector",
}

# The planner knows nothing of what it costs to fetch vectors, and would rather look at every row than ask
# the index for a word that most of them have.
_PLANNING = {"enable_seqscan": "off", "jit": "off", "work_mem": "32MB"}


class PostgreSQLEngine(DatabaseEngine):
    """Ranks by tiers, then by `ts_rank`."""

    name = "postgresql"
    dialect = TSQuery()
    newest_first = f" ORDER BY {NEWEST}"

    @property
    def spelt_dialect(self) -> TSQuery:
        return SpeltTSQuery()

    def dialect_for(self, columns: Columns) -> TSQuery:
        # In the vector of both, words of the title bear the label A, those of the body D.
        return TSQuery(label="D") if columns == "body" else self.dialect

    @contextmanager
    def session(self) -> Iterator[None]:
        database = router.db_for_read(Document)
        with transaction.atomic(using=database), connections[database].cursor() as cursor:
            cursor.execute(
                "; ".join(f"SET LOCAL {name} = '{value}'" for name, value in _PLANNING.items())
            )
            yield
            # The transaction may be one of the caller's, and go on.
            cursor.execute("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in _PLANNING))

    def ranked(self, match: Match, columns: Columns, condition: Condition) -> Select:
        vector = _VECTORS[columns]
        score = _score(match, vector)
        return Select(
            f"SELECT content_type_id, object_id AS key, date, id, {score.sql} AS score"
            f" FROM search_document document WHERE {vector} @@ %s::tsquery AND {condition.sql}",
            (*score.params, match.expression, *condition.params),
        )

    def matching(self, expression: str, columns: Columns, condition: Condition) -> Select:
        return Select(
            "SELECT document.id, content_type_id, object_id, kind, date, year, topic, pillar, unit, title"
            f" FROM search_document document WHERE {_VECTORS[columns]} @@ %s::tsquery"
            f" AND {condition.sql}",
            (expression, *condition.params),
        )

    def _page(self, asked: Asked, match: Match, condition: Condition) -> Answer:
        if asked.sort == "date":
            return super()._page(asked, match, condition)
        total = self.count(match.expression, condition)
        if total <= MANY:
            return super()._page(asked, match, condition)
        best = self._best(match, condition, min(asked.stop, WEIGHED))
        keys = best[asked.start : asked.stop]
        if asked.stop > WEIGHED:
            keys += self._others(asked, best, match, condition)
        return Answer(total, [(row[0], row[1]) for row in keys])

    def _best(self, match: Match, condition: Condition, most: int) -> list[tuple[int, int, int]]:
        """So many of the first in their order: content type, object, and number of each."""
        score = _score(match, "vector")
        rows = self.rows(
            f"SELECT content_type_id, object_id, id, {score.sql} AS score FROM search_document"
            f" WHERE id = ANY(%s) ORDER BY score DESC, {NEWEST} LIMIT %s",
            (*score.params, self._candidates(match, condition, most), most),
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def _others(
        self, asked: Asked, best: list[tuple[int, int, int]], match: Match, condition: Condition
    ) -> list[tuple[int, int, int]]:
        """What comes after the best, the newest first, and is on the page asked for."""
        found = self.matching(match.expression, "text", condition)
        start = max(asked.start - len(best), 0)
        rows = self.rows(
            f"SELECT content_type_id, object_id, id FROM ({found.sql}) found WHERE id <> ALL(%s)"
            f" ORDER BY {NEWEST} LIMIT %s OFFSET %s",
            (
                *found.params,
                [row[2] for row in best],
                max(asked.stop - len(best) - start, 0),
                start,
            ),
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def _candidates(self, match: Match, condition: Condition, fewest: int) -> list[int]:
        """The numbers of documents that may be among the first: those of the best tiers, as many as needed.

        Every document of a tier scores more than any of the next, so more candidates change no earlier page.
        """
        chosen: dict[int, None] = {}
        for exact in dict.fromkeys((match.exact, "")):
            for phrase in dict.fromkeys((match.phrase, "")):
                parts = [part for part in (match.expression, exact, phrase) if part]
                tier = self.dialect.all_of(parts)
                for newest in (self._newest_in_title, self._newest):
                    chosen |= dict.fromkeys(newest(match, tier, condition))
                    if len(chosen) >= fewest:
                        return list(chosen)
        return list(chosen)

    def _newest_in_title(self, match: Match, tier: str, condition: Condition) -> list[int]:
        """The newest of a tier that say all words in the title."""
        # What the title says in this very way is known from one index; where there is enough of it, the
        # long vectors of all that says so in the text need not be fetched.
        found = self._numbers(Condition("title_vector @@ %s::tsquery", (tier,)) & condition)
        if len(found) >= WEIGHED or tier == self.dialect.all_of([match.expression]):
            return found
        in_title = Condition("title_vector @@ %s::tsquery", (match.expression,))
        return self._numbers(in_title & Condition("vector @@ %s::tsquery", (tier,)) & condition)

    def _newest(self, match: Match, tier: str, condition: Condition) -> list[int]:
        """The newest of a tier."""
        return self._numbers(Condition("vector @@ %s::tsquery", (tier,)) & condition)

    def _numbers(self, where: Condition) -> list[int]:
        rows = self.rows(
            f"SELECT id FROM search_document document WHERE {where.sql}"
            f" ORDER BY {NEWEST} LIMIT {WEIGHED}",
            where.params,
        )
        return [row[0] for row in rows]


def _score(match: Match, vector: str) -> Condition:
    """The tier and the weight of a document, higher for better."""
    parts = [f"ts_rank('{WEIGHTS}', {vector}, %s::tsquery, {BY_LENGTH})"]
    params = [match.expression]
    for expression, column, worth in (
        (match.exact, "vector", EXACT_SCORE),
        (match.phrase, vector, PHRASE_SCORE),
        (match.expression, "title_vector", TITLE_SCORE),
    ):
        if expression:
            parts.append(f"{worth} * ({column} @@ %s::tsquery)::int")
            params.append(expression)
    return Condition(" + ".join(parts), tuple(params))
