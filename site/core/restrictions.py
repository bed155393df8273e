"""Which parts of the tree not everyone may read: asked once for each version of the content."""

from __future__ import annotations

from wagtail.models import Page, PageViewRestriction

from core.memory import remembered


def is_in_private_section(page: Page) -> bool:
    """Whether this page or one above it is restricted; what `PageQuerySet.public` leaves out."""
    return _below(page, _restricted_paths())


def may_be_restricted(page: Page) -> bool:
    """Whether a restriction may apply to this page; False is certain, for True Wagtail knows.

    An alias has the restrictions of the page it mirrors, wherever that lies.
    """
    restricted = _restricted_paths()
    return bool(restricted) and _below(page, restricted + remembered("aliases", _alias_paths))


def _below(page: Page, paths: tuple[str, ...]) -> bool:
    return any(page.path.startswith(path) for path in paths)


def _restricted_paths() -> tuple[str, ...]:
    return remembered(
        "restricted",
        lambda: tuple(PageViewRestriction.objects.values_list("page__path", flat=True)),
    )


def _alias_paths() -> tuple[str, ...]:
    aliases = Page.objects.filter(alias_of__isnull=False)
    return tuple(aliases.values_list("path", flat=True))
