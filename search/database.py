"""What the search on SQLite and on PostgreSQL has in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connections, models, router, transaction
from django.db.models import Count, Manager, QuerySet
from django.utils.encoding import force_str

from modelsearch.backends.base import (
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    SearchFieldError,
)
from modelsearch.conf import get_app_config
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from search.analysis import analysed
from search.grammar import Dialect, Match, match_for
from search.hits import Hits, Score, joined

# Fields with this boost or more say what a thing is called; what matches there comes first.
TITLE_BOOST = 2
# So many objects are written in one transaction: other writers of SQLite wait for it.
BATCH = 100


class IndexedText:
    """An object in the form in which the index takes it: three texts of terms.

    Stands in for the object where modelsearch asks for its fields, so that its writing of the tables
    need not be repeated here.
    """

    def __init__(self, instance: models.Model) -> None:
        self.pk = instance.pk
        title: list[str] = []
        body: list[str] = []
        autocomplete: list[str] = []
        for field, text in texts_of(instance):
            if isinstance(field, AutocompleteField):
                autocomplete.append(text)
            else:
                (title if (field.boost or 0) >= TITLE_BOOST else body).append(text)
        self._fields = [
            _ReadyField("title", analysed(" ".join(title)), boost=float("inf")),
            _ReadyField("body", analysed(" ".join(body))),
            _ReadyAutocompleteField("autocomplete", analysed(" ".join(autocomplete))),
        ]

    def get_search_fields(self) -> list[SearchField | AutocompleteField]:
        return self._fields


class _ReadyField(SearchField):
    def __init__(self, name: str, text: str, boost: float | None = None) -> None:
        super().__init__(name, boost=boost)
        self.text = text

    def get_value(self, obj: object) -> str:
        return self.text


class _ReadyAutocompleteField(AutocompleteField):
    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self.text = text

    def get_value(self, obj: object) -> str:
        return self.text


def texts_of(
    instance: Any, fields: Sequence[Any] | None = None
) -> Iterator[tuple[SearchField | AutocompleteField, str]]:
    """Each searchable field of an object with its text, those of related objects too."""
    for field in instance.get_search_fields() if fields is None else fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(instance)):
                yield from texts_of(related, field.fields)
        elif isinstance(field, SearchField | AutocompleteField):
            yield field, _plain(field.get_value(instance))


def _related(value: Any) -> Iterable[Any]:
    if value is None:
        return []
    return value.all() if isinstance(value, Manager) else [value]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(_plain(each) for each in value)
    return force_str(value)


class AnalysedIndexMixin:
    """An index of modelsearch's that is given terms instead of text."""

    def add_items(self, model: type[models.Model], objs: Sequence[models.Model]) -> None:
        for first in range(0, len(objs), BATCH):
            with transaction.atomic(using=self.write_connection.alias):  # type: ignore[attr-defined]
                texts = [IndexedText(each) for each in objs[first : first + BATCH]]
                super().add_items(model, texts)  # type: ignore[misc]

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: our ranking weighs the length of texts by itself, and this reads the whole table."""


class QueryCompiler(BaseSearchQueryCompiler):
    """Finds rows by their entries in the index, best first."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    columns: tuple[str, ...] = ("title", "body")
    last_is_prefix = False

    def check(self) -> None:
        """Refuse fields that are not searchable; the database filters and sorts by any column."""
        known = {field.field_name for field in self._known_fields()}
        for name in self.fields or ():
            if name not in known:
                raise SearchFieldError(f"{name} is not a search field.", field_name=name)

    def _known_fields(self) -> Sequence[Any]:
        return self.queryset.model.get_searchable_search_fields()

    def chosen_columns(self) -> tuple[str, ...]:
        """The columns of the index that hold the fields asked for."""
        if self.fields is None:
            return self.columns
        boosts = {field.field_name: field.boost or 0 for field in self._known_fields()}
        return tuple(
            sorted({"title" if boosts[name] >= TITLE_BOOST else "body" for name in self.fields})
        )

    def found(
        self, backend: DatabaseBackend, start: int, stop: int | None, score_field: str | None = None
    ) -> QuerySet:
        """The rows from `start` to `stop`; with `score_field` each carries its score."""
        match = match_for(self.query, backend.dialect, self.last_is_prefix)
        queryset = self.queryset
        if match.negated:
            queryset = self._others(backend, match)
        elif not match.expression:
            queryset = queryset.none()
        else:
            queryset = joined(
                queryset, backend.hits_of(queryset.model, match, self.chosen_columns())
            )
            if score_field is not None:
                queryset = queryset.annotate(**{score_field: Score()})
            if self.order_by_relevance:
                queryset = queryset.order_by(Score().desc(), "-pk")
        if not queryset.query.order_by:
            # Without an order, rows could stand on two result pages or on none.
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def _others(self, backend: DatabaseBackend, match: Match) -> QuerySet:
        if not match.expression:
            return self.queryset
        model = self.queryset.model
        hits = backend.hits_of(model, match, self.chosen_columns())
        return self.queryset.exclude(pk__in=joined(model._base_manager.all(), hits).values("pk"))


class AutocompleteQueryCompiler(QueryCompiler):
    """The same over names only, the last word as the beginning of one."""

    columns = ("autocomplete",)
    last_is_prefix = True

    def _known_fields(self) -> Sequence[Any]:
        return self.queryset.model.get_autocomplete_search_fields()

    def chosen_columns(self) -> tuple[str, ...]:
        return self.columns


class Results(BaseSearchResults):
    supports_facet = True

    def get_queryset(self) -> QuerySet:
        return self.query_compiler.found(self.backend, self.start, self.stop, self._score_field)

    def _do_search(self) -> list[models.Model]:
        return list(self.get_queryset())

    def _do_count(self) -> int:
        return self.get_queryset().count()

    def facet(self, field_name: str) -> dict[Any, int]:
        """How many results have each value of a field, the most frequent first."""
        counted = (
            self.query_compiler.found(self.backend, 0, None)
            .order_by()
            .values(field_name)
            .annotate(count=Count("pk"))
            .order_by("-count", field_name)
        )
        return {row[field_name]: row["count"] for row in counted}


class DatabaseBackend(BaseSearchBackend):
    """Wagtail's search in the site's own database."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    dialect: Dialect

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.entries = get_app_config().get_model("IndexEntry")

    def hits(self, match: Match, columns: Sequence[str]) -> Hits:
        """The entries of the index that match, whatever they stand for: `key` is the entry's."""
        raise NotImplementedError

    def hits_of(self, model: type[models.Model], match: Match, columns: Sequence[str]) -> Hits:
        """The objects of a model, and of those that extend it, that match: `key` is the object's."""
        found = self.hits(match, columns)
        connection = connections[router.db_for_read(self.entries)]
        kind = model._meta.pk.rel_db_type(connection)
        types = ", ".join(str(int(pk)) for pk in get_descendants_content_types_pks(model))
        # Both kept as they are: SQLite would merge a plain subquery into the statement around it, and
        # then run through all hits for each row. CROSS JOIN tells it to start from the hits.
        return Hits(
            f"""WITH keyed AS MATERIALIZED (
                SELECT CAST(entry.object_id AS {kind}) AS key, hit.score AS score
                FROM ({found.sql}) hit CROSS JOIN {self.entries._meta.db_table} entry
                WHERE entry.id = hit.key AND entry.content_type_id IN ({types})
            ) SELECT key, score FROM keyed""",  # noqa: S608 - names and numbers are ours
            found.params,
        )

    def ranked_entries(self, query: SearchQuery) -> QuerySet:
        """The entries that match, best first, to be filtered further; each carries its `score`.

        This is how one list is made of things of many kinds: their scores come from the same index.
        """
        match = match_for(query, self.dialect)
        entries = self.entries._default_manager.all()
        if not match.expression or match.negated:
            return entries.none()
        found = joined(entries, self.hits(match, QueryCompiler.columns))
        return found.annotate(score=Score()).order_by(Score().desc(), "pk")
