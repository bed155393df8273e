"""Pages that anyone may share: those of the tree, and those that views of ours make."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst

from wagtail.models import Page

from core.models import BasePage
from core.restrictions import open_pages
from sharing.models import ShortLink
from sharing.registry import SHARED_VIEWS, view_of


class ViewPage:
    """What a view of ours shows in one language, with what is asked of a page that is shared."""

    def __init__(self, view: str, language: str, row: Model | None = None) -> None:
        self.view, self.language, self.row = view, language, row

    @classmethod
    def of(cls, row: Model) -> ViewPage | None:
        """The page of a row in the active language; None while the row is not saved."""
        return cls(view_of(type(row)), _language(), row) if row.pk else None

    @classmethod
    def of_list(cls, view: str) -> ViewPage:
        """A list of ours in the active language, by the name of its URL pattern."""
        return cls(view, _language())

    @property
    def title(self) -> str:
        """Its title, in its own language."""
        with translation.override(self.language):
            return str(self.row.title if self.row else SHARED_VIEWS[self.view].title)  # type: ignore[attr-defined]

    @property
    def kind_label(self) -> str:
        """What is shown of the row, in its own language; a list says it by its title."""
        if self.row is None:
            return ""
        with translation.override(self.language):
            label = SHARED_VIEWS[self.view].title or self.row._meta.verbose_name
            return capfirst(str(label))

    @property
    def lead(self) -> str:
        """The sentence that introduces the row to people and search engines."""
        with translation.override(self.language):
            return self.row.lead if self.row else ""  # type: ignore[attr-defined]

    def structured_data(self) -> dict[str, Any] | None:
        """What the row says of itself to machines; None where it says nothing."""
        make = getattr(self.row, "structured_data", None)
        with translation.override(self.language):
            return make() if make else None

    @property
    def slug(self) -> str:
        """What a file of it is called after."""
        return self.row.slug if self.row else self.title  # type: ignore[attr-defined]

    @property
    def last_published_at(self) -> datetime | None:
        """When the row was published; a list is as new as the day on which it is read."""
        return self.row.last_published_at if self.row else None  # type: ignore[attr-defined]

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Its address within the site, asked for as a page's is."""
        with translation.override(self.language):
            return self.row.get_absolute_url() if self.row else reverse(self.view)  # type: ignore[attr-defined]

    @property
    def full_url(self) -> str:
        """Its whole address."""
        return settings.SITE_URL + self.get_url()

    @cached_property
    def short_link(self) -> ShortLink | None:
        """Its short link; None where the row was made past Django's signals."""
        row_id = self.row.pk if self.row else 0
        return ShortLink.objects.filter(
            page=None, view=self.view, row_id=row_id, language=self.language
        ).first()


def language_of(page: BasePage | ViewPage) -> str:
    """The code of the language a page is in."""
    return page.language if isinstance(page, ViewPage) else page.locale.language_code


def public_page(page_id: int) -> BasePage:
    """The page of this number, if it is published and open to everyone; Http404 otherwise."""
    # Numbers beyond the database's integers are no page either.
    page = open_pages(Page.objects.filter(pk=page_id)).first() if page_id < 2**31 else None
    specific = page.specific if page else None
    if not isinstance(specific, BasePage):
        raise Http404
    return specific


def public_target(link: ShortLink) -> BasePage | ViewPage:
    """Where a short link leads, if anyone may see it now; Http404 otherwise."""
    if link.page_id:
        return public_page(link.page_id)
    view = SHARED_VIEWS.get(link.view)
    if view is None or link.language not in dict(settings.LANGUAGES):
        # Of an app or a language that the site no longer has.
        raise Http404
    if view.open_to_all is None:
        return ViewPage(link.view, link.language)
    row = view.open_to_all().filter(pk=link.row_id).first()
    if row is None:
        raise Http404
    return ViewPage(link.view, link.language, row)


def site_host() -> str:
    """The site's name as readers type it, without the scheme."""
    return urlsplit(settings.SITE_URL).netloc


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE
