"""The search page, and what is suggested while somebody types."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.text import nfc
from programme.models import Topic
from search import counting
from search.filters import chosen_in, facets
from search.grammar import Sort
from search.promotions import promoted
from search.results import PER_PAGE, Hit, Reading, Results
from search.suggestions import suggestions

LONGEST_QUERY = 200
# Parameters that a new choice of filters keeps.
KEPT = ("sort", "exact")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything that answers `q` in the active language; without `q` the form.

    Narrowed by `type`, `topic`, `pillar`, `unit` and `year`; `sort=date` puts the newest first; with `exact=1`
    every word means itself.
    """
    query = _clean(request.GET.get("q") or request.GET.get("query") or "")
    chosen = chosen_in(request.GET)
    sort: Sort = "date" if request.GET.get("sort") == "date" else "relevance"
    is_literal = request.GET.get("exact") == "1"
    results = Results(query, request, chosen, sort, is_literal)
    page = Paginator[Hit](results, PER_PAGE).get_page(request.GET.get("page"))
    boxes = facets(request, results.counts, chosen)
    if page.number == 1 and not chosen:
        counting.note(query, results.question, has_results=bool(results))
    context = {
        "query": query,
        "is_literal": is_literal,
        "results": page,
        "reading": results.reading,
        "readings": Reading,
        "shown": results.shown if results.reading is not Reading.AS_TYPED else "",
        "promoted": promoted(results.question, request) if page.number == 1 else [],
        "sort": sort,
        "facets": boxes,
        "kept": {name: request.GET.getlist(name)[:1] for name in KEPT if request.GET.get(name)},
        "chips": [choice for facet in boxes for choice in facet.choices if choice.chosen],
        "topics": Topic.objects.filter(is_guidance=True),
    }
    return _kept_by_nobody(render(request, "pages/search.html", context))


@require_safe
def suggest(request: HttpRequest) -> HttpResponseBase:
    """`{"suggestions": [{"title", "kind", "url"}, …]}` for the words begun in `q`."""
    begun = _clean(request.GET.get("q") or "")
    return _kept_by_nobody(JsonResponse({"suggestions": suggestions(begun, request)}))


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    # What somebody looks for is kept by nobody, and lists of results are no pages of the site.
    patch_cache_control(response, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response


def _clean(query: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in nfc(query))
    return " ".join(printable.split())[:LONGEST_QUERY]
