"""Rows whose documents hold words of other rows: a team is found by the name of its commune."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from django.db.models import ForeignKey, Model

from modelsearch.index import RelatedFields, get_indexed_models

# So many rows are in memory at once.
ROWS_AT_ONCE = 500


def rows_that_name(rows: Sequence[Model]) -> Iterator[list[Model]]:
    """The rows whose documents hold words of these rows, some at a time."""
    for model, field in _names():
        named = [row.pk for row in rows if isinstance(row, field.related_model)]
        if not named:
            continue
        found = model._default_manager.filter(**{f"{field.name}__in": named}).order_by("pk")
        last = 0
        while batch := list(found.filter(pk__gt=last)[:ROWS_AT_ONCE]):
            yield batch
            last = batch[-1].pk


@cache
def _names() -> list[tuple[type[Model], ForeignKey]]:
    """Each indexed model with each of its foreign keys whose words it is found by."""
    return [
        (model, field)
        for model in get_indexed_models()
        for each in model.get_search_fields()
        if isinstance(each, RelatedFields)
        and isinstance(field := model._meta.get_field(each.field_name), ForeignKey)
    ]
