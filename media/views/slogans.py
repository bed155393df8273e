"""Approved slogans: to read and copy, as plain text, as JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from core.serving import remembered_view
from media.catalogue.slogans import PARAMETERS, chips, entries_of, public_slogans
from media.models import Slogan
from sharing.pages import ViewPage


@remembered_view(*PARAMETERS)
def slogans(request: HttpRequest) -> HttpResponse:
    """The register with copy buttons."""
    context = {
        "shared": ViewPage.of_list("slogans"),
        "entries": entries_of(public_slogans(request.GET)),
        "chips": chips(request.GET),
        "is_narrowed": bool(request.GET),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "pages/slogans.html", context)


@remembered_view(*PARAMETERS)
def slogans_text(request: HttpRequest) -> HttpResponse:
    """One slogan a line, in the language of the address."""
    lines = "".join(f"{slogan.title}\n" for slogan in public_slogans(request.GET))
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")


@remembered_view(*PARAMETERS)
def slogans_json(request: HttpRequest) -> JsonResponse:
    """The public register for other programs."""
    rows = [_row(slogan, request) for slogan in public_slogans(request.GET)]
    answer = {"language": get_language(), "count": len(rows), "slogans": rows}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _row(slogan: Slogan, request: HttpRequest) -> dict[str, object]:
    assets = slogan.shown_assets
    return {
        "id": slogan.pk,
        "text": slogan.wording,
        "text_en": slogan.wording_en or None,
        "syllables": slogan.syllables,
        "category": slogan.category.slug if slogan.category else None,
        "topic": slogan.topic.slug if slogan.topic else None,
        "campaign": slogan.campaign.year if slogan.campaign else None,
        "document": slogan.document.number if slogan.document else None,
        "passage": slogan.passage or None,
        "use_from": slogan.use_from.isoformat() if slogan.use_from else None,
        "use_until": slogan.use_until.isoformat() if slogan.use_until else None,
        "approved_at": timezone.localtime(slogan.approved_at).isoformat()
        if slogan.approved_at
        else None,
        "assets": [request.build_absolute_uri(asset.get_absolute_url()) for asset in assets],
    }
