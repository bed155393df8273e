"""Finding the page at an address."""

from __future__ import annotations

from itertools import accumulate

from django.http import HttpRequest

from wagtail.models import Page, Site

from core.models.pages import BasePage

# No page of ours lies deeper; an address of a thousand slashes is a machine's.
DEEPEST = 10


def forget_stale_roots(root: Page, request: HttpRequest) -> None:
    """Drop what this process knows of the sites' addresses when it is not true of this root any more.

    Wagtail keeps it for an hour in each process, and only the one in which it changes hears of the change.
    """
    site = Site.find_for_request(request)
    known = {(each.root_path, each.root_url) for each in Site.get_site_root_paths()}
    if site is not None and (root.url_path, site.root_url) not in known:
        Site.clear_site_root_paths_cache()


def page_below(top: Page, slugs: list[str]) -> BasePage | None:
    """The page that these slugs lead to from the top, with the pages above it at hand; None if none does.

    One query finds the pages of the whole line, a second one the last of them as what it is.
    """
    if not 0 < len(slugs) <= DEEPEST:
        return None
    addresses = list(accumulate(slugs, lambda above, slug: f"{above}{slug}/", initial=top.url_path))
    # Of the two only the slug has an index.
    line = {
        page.url_path: page
        for page in Page.objects.filter(slug__in=slugs, url_path__in=addresses[1:])
    }
    if len(line) < len(slugs):
        return None
    parent: Page = top
    for address in addresses[1:-1]:
        line[address]._cached_parent_obj = parent
        parent = line[address]
    model = line[addresses[-1]].specific_class
    if model is None or not issubclass(model, BasePage):
        return None
    page = model.for_reading(model.objects.filter(pk=line[addresses[-1]].pk)).first()
    if page is not None:
        page._cached_parent_obj = parent
    return page
