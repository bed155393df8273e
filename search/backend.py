"""Wagtail's door to the search (`WAGTAILSEARCH_BACKENDS`), for its admin, choosers and reports.

Editors are answered from the site's own database, whatever engine answers readers: there they find what
they saved a moment ago, and lists may be filtered by anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import Count, QuerySet

from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    SearchFieldError,
)
from modelsearch.query import PlainText
from modelsearch.utils import get_descendants_content_types_pks

from search import documents
from search.documents import TITLE_BOOST
from search.engines.choice import database_engine
from search.engines.database import Columns, Match, Select, of_types
from search.engines.dialects import written
from search.hits import Score, joined
from search.queries import Meant, meant_by
from search.related import rows_that_name
from search.understanding import understood


class Index(BaseIndex):
    """The tables of `search.models`, written by `search.documents`."""

    def add_items(self, model: type[models.Model], items: Sequence[models.Model]) -> None:
        with transaction.atomic():
            documents.write(documents.still_there(items))
        for rows in rows_that_name(items):
            documents.write(rows)

    def delete_item(self, item: models.Model) -> None:
        documents.forget([documents.key_of(item)])


class QueryCompiler(BaseSearchQueryCompiler):
    """Finds rows by their documents, best first."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    last_is_prefix = False

    def check(self) -> None:
        """Refuse fields that are not searchable; the database filters and sorts by any column."""
        known = {field.field_name for field in self._known_fields()}
        for name in self.fields or ():
            if name not in known:
                raise SearchFieldError(f"{name} is not a search field.", field_name=name)

    def _known_fields(self) -> Sequence[Any]:
        return self.queryset.model.get_searchable_search_fields()

    @property
    def columns(self) -> Columns:
        """The columns of the index that hold the fields asked for."""
        if self.fields is None:
            return "text"
        boosts = {field.field_name: field.boost or 0 for field in self._known_fields()}
        in_title = {boosts[name] >= TITLE_BOOST for name in self.fields}
        return "text" if len(in_title) > 1 else "title" if in_title == {True} else "body"

    def found(self, start: int, stop: int | None, score_field: str | None = None) -> QuerySet:
        """The rows from `start` to `stop`; with `score_field` each carries its score."""
        dialect = database_engine().dialect_for(self.columns)
        meant = meant_by(self.query, dialect, self.last_is_prefix)
        queryset = self.queryset
        if meant.negated:
            queryset = self._others(meant)
        elif not meant.expression:
            queryset = queryset.none()
        else:
            queryset = joined(queryset, self._hits(meant))
            if score_field is not None:
                queryset = queryset.annotate(**{score_field: Score()})
            if self.order_by_relevance:
                queryset = queryset.order_by(Score().desc(), "-pk")
        if not queryset.query.order_by:
            # Without an order, rows could stand on two result pages or on none.
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def _hits(self, meant: Meant) -> Select:
        engine = database_engine()
        exact = phrase = ""
        if isinstance(self.query, PlainText) and self.query.operator == "and":
            question = understood(self.query.query_string)
            exact = written(question.exact(), engine.spelt_dialect)
            phrase = engine.dialect.phrase(question.terms) if question.phrase() else ""
        match = Match(meant.expression, exact, phrase)
        condition = of_types(get_descendants_content_types_pks(self.queryset.model))
        return engine.ranked(match, self.columns, condition)

    def _others(self, meant: Meant) -> QuerySet:
        if not meant.expression:
            return self.queryset
        everything = self.queryset.model._base_manager.all()
        return self.queryset.exclude(pk__in=joined(everything, self._hits(meant)).values("pk"))


class AutocompleteQueryCompiler(QueryCompiler):
    """The same over names only, the last word as the beginning of one."""

    last_is_prefix = True

    def _known_fields(self) -> Sequence[Any]:
        return self.queryset.model.get_autocomplete_search_fields()

    @property
    def columns(self) -> Columns:
        return "names"

    def _hits(self, meant: Meant) -> Select:
        condition = of_types(get_descendants_content_types_pks(self.queryset.model))
        return database_engine().ranked(Match(meant.expression), self.columns, condition)


class Results(BaseSearchResults):
    supports_facet = True

    def get_queryset(self) -> QuerySet:
        return self.query_compiler.found(self.start, self.stop, self._score_field)

    def _do_search(self) -> list[models.Model]:
        with database_engine().session():
            return list(self.get_queryset())

    def _do_count(self) -> int:
        with database_engine().session():
            return int(self.get_queryset().count())

    def facet(self, field_name: str) -> dict[Any, int]:
        """How many results have each value of a field, the most frequent first."""
        counted = (
            self.query_compiler.found(0, None)
            .order_by()
            .values(field_name)
            .annotate(count=Count("pk"))
            .order_by("-count", field_name)
        )
        with database_engine().session():
            return {row[field_name]: row["count"] for row in counted}


class SearchBackend(BaseSearchBackend):
    """Wagtail's search in the site's own database."""

    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
