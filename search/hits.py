"""Documents that match, as something a queryset can be joined to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Expression, FloatField, QuerySet
from django.db.models.sql.constants import INNER

from search.engines.database import Select

ALIAS = "search_hits"

Params = tuple[Any, ...]


@dataclass(frozen=True)
class HitsJoin:
    """A join of a table to the hits, in the shape in which Django keeps joins in `Query.alias_map`."""

    hits: Select
    parent_alias: str
    parent_column: str
    table_alias: str = ALIAS
    table_name: str = ALIAS
    join_type: str = INNER
    nullable: bool = False
    filtered_relation: None = None
    join_field: None = None

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Params]:
        quote = connection.ops.quote_name
        parent = compiler.quote_name_unless_alias(self.parent_alias)
        sql = (
            # Kept as they are: SQLite would merge a plain subquery into the statement around it, and then
            # run through all hits for each row.
            f"{self.join_type} (WITH hits AS MATERIALIZED ({self.hits.sql}) SELECT key, score FROM hits)"
            f" {self.table_alias} "
            f"ON ({self.table_alias}.key = {parent}.{quote(self.parent_column)})"
        )
        return sql, self.hits.params

    def relabeled_clone(self, changes: Mapping[str, str]) -> HitsJoin:
        return replace(
            self,
            parent_alias=changes.get(self.parent_alias, self.parent_alias),
            table_alias=changes.get(self.table_alias, self.table_alias),
        )


def joined(queryset: QuerySet, hits: Select) -> QuerySet:
    """The rows of the queryset whose primary key is among the hits; each has a `Score`."""
    found = queryset.all()
    query = found.query
    join: Any = HitsJoin(hits, str(query.get_initial_alias()), str(query.get_meta().pk.column))
    query.alias_map[ALIAS] = join
    query.alias_refcount[ALIAS] = 1
    query.table_map.setdefault(ALIAS, []).append(ALIAS)
    return found


class Score(Expression):
    """How well a row of a `joined` queryset matches."""

    output_field = FloatField()

    def __init__(self, alias: str = ALIAS) -> None:
        super().__init__()
        self.alias = alias

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Params]:
        return f"{self.alias}.score", ()

    def relabeled_clone(self, changes: Mapping[str, str]) -> Score:
        return Score(changes.get(self.alias, self.alias))
