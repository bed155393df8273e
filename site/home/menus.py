"""The links of navigation and footer, each leading to the live page of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

from wagtail.models import Page

from core.restrictions import is_restricted


@dataclass(frozen=True)
class Link:
    url: str
    label: str
    is_current: bool = False
    # Where the page stands in the tree; empty for an address.
    path: str = ""


@dataclass(frozen=True)
class Column:
    title: str
    links: list[Link]


class PagesInLanguages:
    """Live, public pages by the number an editor chose, in every language, read in one go.

    Pages of `kinds`, of which a site has one a language, are read with them.
    """

    def __init__(
        self,
        numbers: Iterable[int],
        request: HttpRequest | None,
        kinds: Sequence[type[Page]] = (),
    ) -> None:
        wanted = {number for number in numbers if number}
        self._request = request
        self._of_kind: dict[tuple[type[Page], str], Page] = {}
        self._key_of: dict[int, Any] = {}
        self._pages: dict[tuple[Any, str], Page] = {}
        if not wanted:
            return
        # A page that was chosen may not be live while its translation is.
        keys = Page.objects.filter(id__in=wanted).values("translation_key")
        types = ContentType.objects.get_for_models(*kinds).values()
        asked = Q(translation_key__in=keys) | Q(content_type__in=types, live=True)
        for page in Page.objects.filter(asked).select_related("locale").order_by("-path"):
            if is_restricted(page):
                continue
            language = page.locale.language_code
            if page.id in wanted:
                self._key_of[page.id] = page.translation_key
            if page.live:
                self._pages[page.translation_key, language] = page
                self._of_kind[page.specific_class, language] = page

    def get(self, number: int, language: str) -> Page | None:
        """The page an editor chose, in this language."""
        return self._pages.get((self._key_of.get(number), language))

    def of_kind(self, kind: type[Page], language: str) -> Page | None:
        """The first page of a kind in this language."""
        return self._of_kind.get((kind, language))

    def key(self, number: int) -> Any:
        """What the translations of a page have in common."""
        return self._key_of.get(number)

    def url(self, page: Page) -> str | None:
        return page.get_url(self._request)


def page_numbers(links: Iterable[dict[str, Any]]) -> list[int]:
    """The numbers of the pages that stored links lead to."""
    return [link["page"] for link in links if link.get("page")]


def resolved(links: Iterable[dict[str, Any]], pages: PagesInLanguages, language: str) -> list[Link]:
    """Stored links as a reader of this language gets them; those that lead nowhere are left out."""
    return [link for stored in links if (link := _link(stored, pages, language))]


def _link(stored: dict[str, Any], pages: PagesInLanguages, language: str) -> Link | None:
    label = stored.get("label") or ""
    if language != settings.LANGUAGE_CODE:
        label = stored.get(f"label_{language}") or ("" if stored.get("page") else label)
    if stored.get("page"):
        page = pages.get(stored["page"], language)
        url = pages.url(page) if page else None
        return Link(url, label or page.title, path=page.path) if page and url else None
    address = stored.get("address") or ""
    return Link(address_in(address, language), label) if address and label else None


def address_in(address: str, language: str) -> str:
    """An address of ours in another language: /media/ becomes /en/media/; any other stays as it is."""
    if not address.startswith("/"):
        return address
    with translation.override(settings.LANGUAGE_CODE):
        return translate_url(address, language)
