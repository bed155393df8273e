"""Which parts of the tree not everyone may read: asked once for each version of the content."""

from __future__ import annotations

from django.db.models import Q

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from core.memory import remembered


def is_restricted(page: Page) -> bool:
    """Whether not everyone may read this page."""
    return any(page.path.startswith(path) for path in _restricted_paths())


def open_pages(pages: PageQuerySet, inside: str = "") -> PageQuerySet:
    """The live ones of these pages that anyone may read.

    `inside` is the path of a page whose readers are asked about: what restricts that page, they have passed.
    Wagtail's `public()` asks for the restrictions anew each time, and overlooks mirrors of restricted pages.
    """
    closed = Q()
    for path in _restricted_paths():
        if not (inside and inside.startswith(path)):
            closed |= Q(path__startswith=path)
    return pages.live().exclude(closed) if closed else pages.live()


def _restricted_paths() -> tuple[str, ...]:
    """The tree paths at and below which a restriction holds."""
    return remembered("restricted", read_restricted_paths)


def read_restricted_paths() -> tuple[str, ...]:
    """The same, asked of the database: for work that follows a change and is done once."""
    restricted = set(PageViewRestriction.objects.values_list("page__path", flat=True))
    if restricted:
        mirrors = Page.objects.filter(alias_of__isnull=False).values_list("path", "alias_of__path")
        # A mirror has the restrictions of what it mirrors; that may be a mirror, too.
        while found := {path for path, source in mirrors if source in restricted} - restricted:
            restricted |= found
    return tuple(sorted(restricted))
