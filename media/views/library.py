"""The library: what there is to take away."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.serving import remembered_view
from media.access import reader_of
from media.catalogue import PARAMETERS, PER_PAGE, Catalogue
from media.models import Kit
from sharing.pages import ViewPage

# One row of cards: the whole list is below.
KITS_SHOWN = 3


@remembered_view(*PARAMETERS, "page")
def library(request: HttpRequest) -> HttpResponse:
    """Assets of live kits with filters; the newest kits stand first where nothing is filtered."""
    catalogue = Catalogue(request.GET, reader_of(request))
    results = Paginator(catalogue.keys, PER_PAGE).get_page(request.GET.get("page"))
    kits: Iterable[Kit] = []
    if not catalogue.is_narrowed and results.number == 1:
        kits = catalogue.kits().with_counts().filter(files__gt=0)[:KITS_SHOWN]
    context = {
        "shared": ViewPage.of_list("library"),
        "catalogue": catalogue,
        "results": results,
        "assets": catalogue.assets(list(results.object_list)),
        "facets": catalogue.facets,
        "chips": catalogue.chips(),
        "kits": kits,
    }
    return render(request, "pages/media_library.html", context)
