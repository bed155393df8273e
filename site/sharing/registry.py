"""Views of ours whose pages people hand on, besides the pages of the tree; each app names its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class SharedView:
    """A list with its title, or a view that shows one row of a model, and what to call such a row.

    `open_to_all` gives the rows that anyone may see. Such a model has a `title`, a `lead`, a `slug`,
    `last_published_at` and `get_absolute_url()`.
    """

    title: StrOrPromise = ""
    model: type[Model] | None = None
    open_to_all: Callable[[], QuerySet[Any]] | None = None


# By the name of the URL pattern.
SHARED_VIEWS: dict[str, SharedView] = {}


def share_list(name: str, title: StrOrPromise) -> None:
    """Give the list of this URL pattern a short link in each language; called when an app is ready."""
    SHARED_VIEWS[name] = SharedView(title=title)


def share_rows(
    name: str,
    model: type[Model],
    open_to_all: Callable[[], QuerySet[Any]],
    label: StrOrPromise = "",
) -> None:
    """Give each row that this URL pattern shows a short link in each language.

    `label` is said of the row in place of its model's name, where the view shows something else of it.
    """
    SHARED_VIEWS[name] = SharedView(title=label, model=model, open_to_all=open_to_all)


def view_of(model: type[Model]) -> str:
    """The URL pattern that shows rows of this model; empty where none is handed on."""
    for name, view in SHARED_VIEWS.items():
        if view.model is not None and issubclass(model, view.model):
            return name
    return ""
