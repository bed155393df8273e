"""Approved slogans: to read and copy, as plain text, as JSON."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from core.serving import remembered_view
from media.models import Asset, Slogan
from programme.models import Campaign, Topic
from sharing.pages import ViewPage

PARAMETERS = ("topic", "campaign")


def public_slogans(request: HttpRequest) -> QuerySet[Slogan]:
    """Approved slogans that may still be used, narrowed by topic and year; unknown values find nothing."""
    found = Slogan.objects.approved().not_expired()
    found = found.select_related("topic", "campaign", "document")
    if topic := request.GET.get("topic"):
        found = found.filter(topic__slug=topic)
    if year := request.GET.get("campaign"):
        found = (
            found.filter(campaign__year=year)
            if year.isdecimal() and len(year) == 4
            else found.none()
        )
    return found


@remembered_view(*PARAMETERS)
def slogans(request: HttpRequest) -> HttpResponse:
    """The register with copy buttons."""
    in_live_kits = Count(
        "assets", filter=Q(assets__in=Asset.objects.public().values("pk")), distinct=True
    )
    context = {
        "shared": ViewPage.of_list("slogans"),
        "slogans": public_slogans(request).annotate(carriers=in_live_kits),
        "groups": _groups(request),
        "is_narrowed": bool(request.GET),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "pages/slogans.html", context)


def _groups(request: HttpRequest) -> list[dict[str, object]]:
    """Campaigns and topics that have public slogans, as links with their numbers."""
    usable = Slogan.objects.approved().not_expired(timezone.localdate())
    counted = Count("slogans", filter=Q(slogans__in=usable.values("pk")))
    groups: list[dict[str, object]] = []
    for campaign in Campaign.objects.annotate(found=counted).filter(found__gt=0):
        groups.append(_group(request, "campaign", str(campaign.year), campaign))
    for topic in Topic.objects.annotate(found=counted).filter(found__gt=0):
        groups.append(_group(request, "topic", topic.slug, topic))
    return groups


def _group(request: HttpRequest, name: str, value: str, row: Campaign | Topic) -> dict[str, object]:
    return {
        "name": name,
        "value": value,
        "row": row,
        "chosen": request.GET.get(name) == value,
    }


@remembered_view(*PARAMETERS)
def slogans_text(request: HttpRequest) -> HttpResponse:
    """One slogan a line, in the language of the address."""
    lines = "".join(f"{slogan.title}\n" for slogan in public_slogans(request))
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")


@remembered_view(*PARAMETERS)
def slogans_json(request: HttpRequest) -> JsonResponse:
    """The public register for other programs."""
    rows = [_row(slogan) for slogan in public_slogans(request)]
    answer = {"language": get_language(), "count": len(rows), "slogans": rows}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _row(slogan: Slogan) -> dict[str, object]:
    return {
        "id": slogan.pk,
        "text": slogan.wording,
        "text_en": slogan.wording_en or None,
        "topic": slogan.topic.slug if slogan.topic else None,
        "campaign": slogan.campaign.year if slogan.campaign else None,
        "document": slogan.document.number if slogan.document else None,
        "passage": slogan.passage or None,
        "use_from": slogan.use_from.isoformat() if slogan.use_from else None,
        "use_until": slogan.use_until.isoformat() if slogan.use_until else None,
        "approved_at": timezone.localtime(slogan.approved_at).isoformat()
        if slogan.approved_at
        else None,
    }
