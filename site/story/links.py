"""Pages that a text leads to, looked up all at once and in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils.translation import get_language

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

PAGE_LINK = re.compile(r"<a\b(?=[^>]*\blinktype=\"page\")([^>]*)>(.*?)</a>", re.DOTALL)
PAGE_ID = re.compile(r"\bid=\"(\d{1,18})\"")


def open_pages(pages: PageQuerySet, inside: str = "") -> PageQuerySet:
    """The live ones of these pages that anyone may read, as part of the same query.

    `inside` is the path of a page whose readers are asked about: what restricts that page, they have passed.
    Wagtail's `public()` asks for the restrictions in a query of its own each time.
    """
    restricted = PageViewRestriction.objects.annotate(
        candidate=ExpressionWrapper(OuterRef("path"), CharField())
    ).filter(candidate__startswith=F("page__path"))
    if inside:
        restricted = restricted.filter(page__path__startswith=inside).exclude(page__path=inside)
    return pages.live().exclude(Exists(restricted))


def live_pages(ids: Iterable[int], language: str | None) -> dict[int, Page]:
    """The live, public page behind each id, in the language; pages without one are left out.

    An id may belong to a page of any language: its translation is found. One query, however many ids.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    chosen = Page.objects.filter(pk__in=wanted)
    rows = Page.objects.filter(translation_key__in=chosen.values("translation_key")).annotate(
        is_open=Exists(open_pages(Page.objects.filter(pk=OuterRef("pk")))),
        code=F("locale__language_code"),
    )
    code = language or settings.LANGUAGE_CODE
    keys: dict[int, UUID] = {}
    found: dict[UUID, Page] = {}
    for page in rows:
        if page.pk in wanted:
            keys[page.pk] = page.translation_key
        if page.is_open and page.code == code:
            found[page.translation_key] = page
    return {key: found[shared] for key, shared in keys.items() if shared in found}


def pages_linked_from(texts: Iterable[str]) -> dict[int, Page]:
    """What `live_pages` finds behind the links of stored rich texts, in the language being spoken."""
    return live_pages(set().union(*map(linked_page_ids, texts)), get_language())


def linked_page_ids(html: str) -> set[int]:
    """The ids of the pages that stored rich text links to."""
    return {
        int(found[1])
        for link in PAGE_LINK.finditer(html)
        if (found := PAGE_ID.search(link[1])) is not None
    }


def with_page_links(html: str, pages: dict[int, Page]) -> str:
    """Stored rich text with its page links made real; a link to a page that is not there keeps its words."""

    def real(link: re.Match[str]) -> str:
        found = PAGE_ID.search(link[1])
        page = pages.get(int(found[1])) if found else None
        url = page.url if page else None
        return f'<a href="{url}">{link[2]}</a>' if url else link[2]

    return PAGE_LINK.sub(real, html)
