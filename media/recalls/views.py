"""Who took an asset and who was told, for those who may recall it."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from media.models import AccessLink, Asset, Taking, Watcher

TAKERS_A_PAGE = 50


@require_safe
def takers_of_asset(request: HttpRequest, pk: int) -> HttpResponse:
    """People who took files of it while signed in, outlets with links, notices; of watchers only how many."""
    if not request.user.has_perm("media.recall_asset"):
        raise PermissionDenied
    asset = get_object_or_404(Asset.objects.select_related("kit", "recalled_by"), pk=pk)
    takings = Taking.objects.filter(variant__asset=asset)
    takers = (
        get_user_model()
        .objects.filter(pk__in=takings.values("user"))
        .select_related("unit")
        .order_by("last_name", "first_name", "username")
    )
    shown = Paginator(takers, TAKERS_A_PAGE).get_page(request.GET.get("p"))
    last = dict(
        takings.filter(user__in=list(shown)).order_by().values_list("user").annotate(last=Max("at"))
    )
    confirmed = Watcher.objects.filter(kit=asset.kit).exclude(confirmed_at=None)
    context = {
        "asset": asset,
        "takers": [(user, last.get(user.pk)) for user in shown],
        "page": shown,
        "links": AccessLink.objects.filter(kit=asset.kit),
        "watchers": confirmed.count(),
        "notices": asset.notices.annotate(
            sent=Count("letters", filter=Q(letters__sent_at__isnull=False)),
            failed=Count("letters", filter=Q(letters__failed_at__isnull=False)),
            unsure=Count("letters", filter=Q(letters__sent_at=None, letters__failed_at=None)),
        ).select_related("made_by"),
    }
    return render(request, "media/admin/takers_of_asset.html", context)
