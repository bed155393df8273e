"""Pages that a text leads to, looked up all at once and in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.conf import settings

from wagtail.models import Page

PAGE_LINK = re.compile(r"<a\b(?=[^>]*\blinktype=\"page\")([^>]*)>(.*?)</a>", re.DOTALL)
PAGE_ID = re.compile(r"\bid=\"(\d{1,18})\"")


def live_pages(ids: Iterable[int], language: str | None) -> dict[int, Page]:
    """The live, public page behind each id, translated into the language where that is possible.

    Ids of pages that are gone, drafts or private are left out; so is a page that has no live translation in
    the language unless it is itself in it. Two or three queries, however many ids.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    code = language or settings.LANGUAGE_CODE
    keys = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
    found = {
        page.translation_key: page
        for page in Page.objects.live()
        .public()
        .filter(translation_key__in=set(keys.values()), locale__language_code=code)
    }
    return {key: found[shared] for key, shared in keys.items() if shared in found}


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
