"""The search page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.facets import Choice, Facet
from core.text import nfc
from programme.models import Topic
from search.results import Hit, Results

PER_PAGE = 10
LONGEST_QUERY = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything that answers `q` in the active language, narrowed by `type`; without `q` the form."""
    query = _clean(request.GET.get("q") or request.GET.get("query") or "")
    results = Results(query, request, request.GET.getlist("type"))
    choices = _choices(results, request)
    context = {
        "query": query,
        "results": Paginator[Hit](results, PER_PAGE).get_page(request.GET.get("page")),
        "total": results.total,
        "facets": [Facet("type", _("Kind"), choices)],
        "chips": [choice for choice in choices if choice.chosen],
        "topics": Topic.objects.filter(is_guidance=True),
    }
    response = render(request, "pages/search.html", context)
    # What somebody looks for is kept by nobody, and lists of results are no pages of the site.
    patch_cache_control(response, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response


def _clean(query: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in nfc(query))
    return " ".join(printable.split())[:LONGEST_QUERY]


def _choices(results: Results, request: HttpRequest) -> list[Choice]:
    chosen = {kind.slug for kind in results.chosen}
    choices = []
    for kind, count in results.counts.items():
        if count or kind.slug in chosen:
            others = request.GET.copy()
            others.pop("page", None)
            others.setlist("type", sorted(chosen - {kind.slug}))
            choices.append(
                Choice(
                    kind.slug, str(kind.name), kind.slug in chosen, f"?{others.urlencode()}", count
                )
            )
    return choices
