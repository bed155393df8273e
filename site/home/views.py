"""Views of the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wagtail.models import Locale, Site

from core.restrictions import open_pages


@dataclass
class Branch:
    """A page with the pages below it."""

    title: str
    url: str
    path: str
    below: list[Branch] = field(default_factory=list)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page that anyone may read in this language, as the tree has them."""
    return render(request, "pages/site_map.html", {"branches": _branches(request)})


def _branches(request: HttpRequest) -> list[Branch]:
    site = Site.find_for_request(request)
    if site is None:
        return []
    home = site.root_page.get_translation_or_none(Locale.get_active())
    if home is None:
        return []
    below = open_pages(home.get_descendants(inclusive=True))
    pages = below.select_related("locale").order_by("path")
    tops_shown: list[Branch] = []
    above: list[Branch] = []
    for page in pages:
        branch = Branch(page.title, page.get_url(request) or "", page.path)
        # A page below one that is not shown stands under the next that is.
        while above and not page.path.startswith(above[-1].path):
            above.pop()
        (above[-1].below if above else tops_shown).append(branch)
        above.append(branch)
    return tops_shown
