"""The index in the site's own database: what SQLite and PostgreSQL have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from django.db import connections, router

from search.engines.dialects import Dialect, written
from search.grammar import FACETS, Answer, Asked, Counts, Expression, Key, Narrowing, Suggestion
from search.models import Document

# Documents in tiers: the exact spelling before the mere phrase, and both before any measure of relevance.
EXACT_SCORE, PHRASE_SCORE = 20_000, 10_000
# So many candidates are looked at for suggestions, the newest first; a beginning of two letters has thousands.
CANDIDATES = 200

# Which words are looked for where: titles and texts, one of the two, or what things are called.
Columns = Literal["text", "title", "body", "names"]


@dataclass(frozen=True)
class Condition:
    """A part of a WHERE clause over `search_document`, called `document` there."""

    sql: str
    params: tuple[Any, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(f"{self.sql} AND {other.sql}", self.params + other.params)


@dataclass(frozen=True)
class Select:
    """A SELECT; which columns it has is said where it is made."""

    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Match:
    """What is looked for, in the database's own grammar; `exact` and `phrase` may be empty."""

    expression: str
    exact: str = ""
    phrase: str = ""


EVERY_DOCUMENT = Condition("1 = 1")


def of_types(content_types: Collection[int]) -> Condition:
    """Documents that stand for objects of these types."""
    return _one_of("content_type_id", content_types)


class DatabaseEngine(ABC):
    """Asks the tables of `search.models`."""

    name: str
    dialect: Dialect
    # What `matching` needs to give the newest first.
    newest_first = ""

    def dialect_for(self, columns: Columns) -> Dialect:
        """The grammar in which to ask for words of these columns."""
        return self.dialect

    @property
    def spelt_dialect(self) -> Dialect:
        """The grammar in which to ask for spellings."""
        return self.dialect

    @contextmanager
    def session(self) -> Iterator[None]:
        """Within it the database plans questions to the index as it should."""
        yield

    @abstractmethod
    def ranked(self, match: Match, columns: Columns, condition: Condition) -> Select:
        """`content_type_id`, `key` (of the object), `date`, `id` and `score`, higher for better."""

    @abstractmethod
    def matching(self, expression: str, columns: Columns, condition: Condition) -> Select:
        """The rows of `search_document` that match, unranked, the newest first where that costs nothing."""

    def match_of(self, asked: Asked) -> Match:
        """What is asked for, in this database's grammar."""
        return Match(
            written(asked.expression, self.dialect),
            written(asked.exact, self.spelt_dialect),
            self.dialect.phrase(asked.phrase.words) if asked.phrase else "",
        )

    def page(self, asked: Asked) -> Answer:
        match = self.match_of(asked)
        if not match.expression:
            return Answer(0, [])
        condition = self._visible(asked.narrowing) & _chosen(asked.narrowing)
        with self.session():
            return self._page(asked, match, condition)

    def _page(self, asked: Asked, match: Match, condition: Condition) -> Answer:
        if asked.sort == "date":
            found = self.matching(match.expression, "text", condition)
            columns, order = "content_type_id, object_id", "date DESC NULLS LAST, id DESC"
        else:
            found = self.ranked(match, "text", condition)
            columns, order = "content_type_id, key", "score DESC, date DESC NULLS LAST, id DESC"
        rows = self.rows(
            f"SELECT {columns}, COUNT(*) OVER () FROM ({found.sql}) found ORDER BY {order} "
            "LIMIT %s OFFSET %s",
            (*found.params, max(0, asked.stop - asked.start), asked.start),
        )
        keys: list[Key] = [(row[0], row[1]) for row in rows]
        if rows:
            return Answer(rows[0][2], keys)
        return Answer(
            self.count(match.expression, condition) if asked.start or not asked.stop else 0, []
        )

    def count(self, expression: str, condition: Condition) -> int:
        """How many documents match."""
        found = self.matching(expression, "text", condition)
        return int(self.rows(f"SELECT COUNT(*) FROM ({found.sql}) found", found.params)[0][0])

    def facets(self, expression: Expression, narrowing: Narrowing) -> Counts:
        counts: Counts = {facet: {} for facet in FACETS}
        asked = written(expression, self.dialect)
        if not asked:
            return counts
        found = self.matching(asked, "text", self._visible(narrowing))
        parts, params = [], [*found.params]
        for facet in FACETS:
            condition = _chosen(narrowing, but=facet)
            parts.append(
                f"SELECT '{facet}', CAST({facet} AS varchar(30)), COUNT(*) FROM found document "
                f"WHERE {facet} IS NOT NULL AND {condition.sql} GROUP BY {facet}"
            )
            params += condition.params
        with self.session():
            rows = self.rows(
                f"WITH found AS MATERIALIZED ({found.sql}) {' UNION ALL '.join(parts)}", params
            )
        for facet, value, count in rows:
            counts[facet][value if facet == "kind" else int(value)] = count
        return counts

    def suggest(self, words: tuple[str, ...], narrowing: Narrowing, most: int) -> list[Suggestion]:
        if not words:
            return []
        begun = [self.dialect.word(word) for word in words[:-1]]
        begun.append(self.dialect.word(words[-1], is_prefix=True))
        found = self.matching(self.dialect.all_of(begun), "names", self._visible(narrowing))
        with self.session():
            rows = self.rows(
                "SELECT title, kind, content_type_id, object_id FROM "
                f"({found.sql}{self.newest_first} LIMIT {CANDIDATES}) found ORDER BY date DESC NULLS LAST, id DESC LIMIT %s",
                (*found.params, most),
            )
        return [Suggestion(row[0], row[1], (row[2], row[3])) for row in rows]

    def _visible(self, narrowing: Narrowing) -> Condition:
        """What anyone may see at that moment in that language."""
        connection = connections[router.db_for_read(Document)]
        at = connection.ops.adapt_datetimefield_value(narrowing.at)
        return Condition(
            "document.is_public AND document.kind <> '' AND document.locale IN ('', %s)"
            " AND (document.visible_from IS NULL OR document.visible_from <= %s)"
            " AND (document.visible_until IS NULL OR document.visible_until > %s)",
            (narrowing.locale, at, at),
        )

    def rows(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with connections[router.db_for_read(Document)].cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())


def _chosen(narrowing: Narrowing, but: str = "") -> Condition:
    """What has the chosen values of every facet, or of every other facet `but` one."""
    condition = EVERY_DOCUMENT
    for facet in FACETS:
        if facet in narrowing.chosen and facet != but:
            condition &= _one_of(facet, narrowing.chosen[facet])
    return condition


def _one_of(column: str, values: Collection[Any]) -> Condition:
    if not values:
        return Condition("1 = 0")
    places = ", ".join(["%s"] * len(values))
    return Condition(f"document.{column} IN ({places})", tuple(sorted(values, key=str)))
