"""One list of everything that answers a query, best first, in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Count, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.safestring import SafeString

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from modelsearch.query import PlainText

from search.analysis import MOST_TERMS, terms
from search.database import TITLE_BOOST, texts_of
from search.kinds import KINDS, Found, Kind
from search.snippets import excerpt, marked, says


@dataclass(frozen=True)
class Hit:
    """A result as the list shows it: title and text with the words asked for marked."""

    kind: str
    title: SafeString
    text: SafeString
    url: str
    meta: str


class Results(Sequence[Hit]):
    """What answers a query; a sequence for Django's paginator.

    `only` are slugs of kinds to which the list is narrowed; unknown ones are ignored.
    """

    def __init__(self, query: str, request: HttpRequest, only: Collection[str] = ()) -> None:
        self.request = request
        self.asked = frozenset(terms(query)[:MOST_TERMS])
        self.chosen = [kind for kind in KINDS if kind.slug in only]
        self._entries = self._visible(get_search_backend().ranked_entries(PlainText(query)))

    def _visible(self, entries: QuerySet) -> QuerySet:
        # Kinds that share their rows are asked for together.
        content_types: dict[Any, set[int]] = defaultdict(set)
        for kind in KINDS:
            content_types[kind.visible].update(kind.content_types)
        conditions = [
            Q(content_type__in=types, key__in=visible(self.request).order_by().values("pk"))
            for visible, types in content_types.items()
        ]
        keyed = entries.annotate(key=Cast("object_id", BigIntegerField()))
        return keyed.filter(reduce(or_, conditions))

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """How many results there are of each kind, whatever the list is narrowed to."""
        rows = self._entries.order_by().values("content_type").annotate(count=Count("pk"))
        by_type = {row["content_type"]: row["count"] for row in rows} if self.asked else {}
        return {kind: sum(by_type.get(each, 0) for each in kind.content_types) for kind in KINDS}

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def __len__(self) -> int:
        """The length of the list as it is narrowed."""
        return sum(self.counts[kind] for kind in self.chosen or KINDS)

    def __getitem__(self, part: Any) -> Any:
        """The hits of a slice; the paginator asks for nothing else."""
        entries = self._entries
        if self.chosen:
            types = {each for kind in self.chosen for each in kind.content_types}
            entries = entries.filter(content_type__in=types)
        rows = list(entries.values_list("content_type", "key")[part])
        objects = self._objects(rows)
        return [self._hit(*objects[row]) for row in rows if row in objects]

    def _objects(self, rows: Sequence[tuple[int, int]]) -> dict[tuple[int, int], tuple[Kind, Any]]:
        kind_of = {each: kind for kind in KINDS for each in kind.content_types}
        wanted: dict[Any, set[int]] = defaultdict(set)
        for content_type, key in rows:
            wanted[kind_of[content_type].visible].add(key)
        found: dict[tuple[Any, int], Model] = {}
        for visible, keys in wanted.items():
            queryset = visible(self.request).filter(pk__in=keys)
            if issubclass(queryset.model, Page):
                queryset = queryset.specific()
            found |= {(visible, each.pk): each for each in queryset}
        return {
            row: (kind, found[kind.visible, row[1]])
            for row in rows
            if (kind := kind_of[row[0]]) and (kind.visible, row[1]) in found
        }

    def _hit(self, kind: Kind, instance: Model) -> Hit:
        found = kind.describe(instance, self.request)
        return Hit(
            kind=found.kind,
            title=marked(found.title, self.asked),
            text=excerpt(self._best_text(found, instance), self.asked),
            url=found.url,
            meta=found.meta,
        )

    def _best_text(self, found: Found, instance: Model) -> str:
        """The introduction; of a page that does not say the words there, the text that does."""
        if not isinstance(instance, Page) or says(found.text, self.asked):
            return found.text
        fields = instance.get_searchable_search_fields()
        bodies = (
            text
            for field, text in texts_of(instance, fields)
            if (getattr(field, "boost", 0) or 0) < TITLE_BOOST
        )
        return next((text for text in bodies if says(text, self.asked)), found.text)
