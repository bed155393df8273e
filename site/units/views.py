"""The public page on which people find the community team near them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.memory import remembered
from sharing.pages import ViewPage
from units.models import CommunityTeam, Unit

TEAMS_ON_A_PAGE = 20
LONGEST_QUERY = 100
FORMER_UNITS_SHOWN = 5


@require_safe
def find_team(request: HttpRequest) -> HttpResponse:
    """Teams by commune, old or new name, marks or none; all of them before one asks.

    The answer without a question is remembered; questions are not, so that nobody can fill the memory.
    """
    if request.GET or request.public_is_private:  # type: ignore[attr-defined]
        return HttpResponse(_page(request))
    key = f"teams:{get_language()}:{request.scheme}:{request.get_host()}"
    return HttpResponse(remembered(key, lambda: _page(request)))


def _page(request: HttpRequest) -> str:
    words = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    teams = CommunityTeam.objects.select_related("commune")
    former: list[tuple[Unit, list[Unit]]] = []
    if words:
        teams = teams.found_by(words)
        former = Unit.objects.communes().taken_over(words)[:FORMER_UNITS_SHOWN]
    ordered = teams.order_by("commune__sort_key", "commune", "sort_key", "pk")
    results = Paginator(ordered, TEAMS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "shared": ViewPage.of_list("find_team"),
        "words": words,
        "results": results,
        "former": former,
    }
    return render_to_string("pages/teams.html", context, request)
