"""Files and kits to take away."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from media.delivery import Taker, hand_out_archive, hand_out_file
from media.kit_archive import KitArchive
from media.models import Asset, Variant
from media.views.kits import kits_with_files


@require_safe
def kit_file(
    request: HttpRequest, kit_slug: str, variant_id: int, file_name: str
) -> HttpResponseBase:
    """One file of a live kit, as an attachment."""
    variants = Variant.objects.filter(
        asset__kit__slug=kit_slug, asset__in=Asset.objects.public().values("pk")
    )
    variant = get_object_or_404(variants.select_related("asset__kit"), pk=variant_id)
    if file_name != variant.download_name:
        # Renamed since: whoever wrote the address down still gets the file.
        return redirect(variant.get_absolute_url())
    return hand_out_file(request, variant, Taker())


@require_safe
def kit_archive(request: HttpRequest, kit_slug: str) -> HttpResponseBase:
    """A whole live kit as a ZIP."""
    archive = KitArchive(get_object_or_404(kits_with_files(), slug=kit_slug))
    if not archive.files:
        raise Http404
    return hand_out_archive(request, archive, Taker())
