"""Pages that a text leads to, looked up all at once and in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.translation import get_language

from wagtail.models import Page

from core.restrictions import is_restricted

PAGE_LINK = re.compile(r"<a\b(?=[^>]*\blinktype=\"page\")([^>]*)>(.*?)</a>", re.DOTALL)
PAGE_ID = re.compile(r"\bid=\"(\d{1,18})\"")


def live_pages(ids: Iterable[int], language: str | None) -> dict[int, Page]:
    """The live, public page behind each id, in the language; pages without one are left out.

    An id may belong to a page of any language: its translation is found. One query, however many ids.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    chosen = Page.objects.filter(pk__in=wanted)
    rows = Page.objects.filter(translation_key__in=chosen.values("translation_key")).annotate(
        code=F("locale__language_code")
    )
    code = language or settings.LANGUAGE_CODE
    keys: dict[int, UUID] = {}
    found: dict[UUID, Page] = {}
    for page in rows:
        if page.pk in wanted:
            keys[page.pk] = page.translation_key
        if page.live and page.code == code and not is_restricted(page):
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
