"""What a save sets off, for rows that were written many at once."""

from __future__ import annotations

from django.apps import apps

from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from django_tasks import task


@task()
def index_rows(model: str, keys: list[int]) -> None:
    """Put these rows of a model ("units.unit") in the search index and in the index of references."""
    manager = apps.get_model(model)._default_manager
    rows = list(manager.filter(pk__in=keys))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(manager.model, rows)
    for row in rows:
        ReferenceIndex.create_or_update_for_object(row)
