"""The order of the assets within their kit."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from wagtail.snippets.views.snippets import ReorderView

from core.models import ContentChange
from media.models import Asset, Kit


def place_behind(kit: Kit) -> int:
    """The place behind all assets of a kit."""
    last = Asset.objects.filter(kit=kit).aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else last + 1


def order_url(kit: Kit) -> str:
    """Where the assets of a kit are dragged into order."""
    query = urlencode({"kit": str(kit.pk), "ordering": "sort_order"})
    return f"{reverse('wagtailsnippets_media_asset:list')}?{query}"


@transaction.atomic
def move(asset: Asset, position: int) -> None:
    """Give an asset a place among those of its kit, counted from 0; beyond their number it is the last.

    All are numbered anew, because kits from before this order have many zeros.
    """
    Kit.objects.select_for_update().get(pk=asset.kit_id)
    assets = Asset.objects.filter(kit=asset.kit_id).order_by("sort_order", "id")
    places = dict(assets.values_list("pk", "sort_order"))
    order = [pk for pk in places if pk != asset.pk]
    order.insert(position if 0 <= position < len(order) else len(order), asset.pk)
    for place, pk in enumerate(order):
        if places[pk] != place:
            Asset.objects.filter(pk=pk).update(sort_order=place)
    ContentChange.record()


class KitOrderView(ReorderView):
    """Takes the place to which an asset was dragged within its kit."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        asset = get_object_or_404(Asset, pk=kwargs["pk"])
        asked = request.GET.get("position", "")
        move(asset, int(asked) if asked.isdecimal() and len(asked) < 6 else -1)
        return JsonResponse({"success": True})
