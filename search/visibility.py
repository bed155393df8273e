"""Pages that readers may see or not because something else changed than the page itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from wagtail.models import Page, get_page_models

from search import documents
from search.engines.choice import other_engine_is_chosen
from search.feeding import note_changes
from search.models import Document

# So many pages are written by one task: it takes about a second.
PAGES_AT_ONCE = 200


def with_mirrors(page: int) -> set[int]:
    """The page and its mirrors, and theirs: what restricts a page restricts them, too."""
    found = {page}
    while mirrors := set(
        Page.objects.filter(alias_of__in=found).exclude(pk__in=found).values_list("pk", flat=True)
    ):
        found |= mirrors
    return found


def hide(pages: Iterable[int]) -> None:
    """Take these pages and all below them out of what readers find, in the present transaction."""
    content_types = ContentType.objects.get_for_models(*get_page_models())
    for path in Page.objects.filter(pk__in=pages).values_list("path", flat=True):
        hidden = Document.objects.filter(
            content_type__in=content_types.values(),
            object_id__in=Page.objects.filter(path__startswith=path).values("pk"),
            is_public=True,
        )
        keys = (
            list(hidden.values_list("content_type", "object_id"))
            if other_engine_is_chosen()
            else []
        )
        hidden.update(is_public=False)
        note_changes(keys)


def write_some_pages(page: int, after: int) -> int | None:
    """Write the documents of the first pages at or below a page, in the order of their keys from `after` on.

    Returns the last key, or None when there are no more.
    """
    path = Page.objects.filter(pk=page).values_list("path", flat=True).first()
    if path is None:
        return None
    with transaction.atomic():
        # Nobody changes them until their documents are written.
        chosen = Page.objects.filter(path__startswith=path, pk__gt=after).order_by("pk")
        keys = list(chosen.select_for_update().values_list("pk", flat=True)[:PAGES_AT_ONCE])
        documents.write(list(Page.objects.filter(pk__in=keys).specific()))
    return keys[-1] if len(keys) == PAGES_AT_ONCE else None
