"""Queries that every request of a flow asks: their SQL is worked out once, which takes longer than asking."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)

# A text that no query says by itself.
_PLACE = "\uffffplace"


class Prepared(Generic[Row]):
    """The rows of a model by one text. `query` makes the same query of whatever text; what it annotates is kept."""

    def __init__(self, query: Callable[[str], models.QuerySet[Row]]) -> None:
        self._query = query

    def first(self, value: str) -> Row | None:
        """The row that the database gives first, if there is one."""
        model, sql = self._model_and_sql
        return next(iter(model._default_manager.raw(sql, [value])), None)

    @cached_property
    def _model_and_sql(self) -> tuple[Any, str]:
        asked = self._query(_PLACE)
        sql, told = asked.query.sql_with_params()
        if list(told) != [_PLACE]:
            raise ValueError("The query depends on more than the one text.")
        return asked.model, sql
