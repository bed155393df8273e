"""Files handed out, and counted."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from core.sending import begins_a_download, file_pieces, send_file
from media.inspection.formats import CONTENT_TYPES
from media.kit_archive import KitArchive, archive_name
from media.models import Asset, Download, Kit, Variant
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
    storage = variant.file.storage
    if not storage.exists(str(variant.file.name)):
        raise Http404
    open_file = partial(storage.open, str(variant.file.name))
    response = _send(
        request,
        name=archive_name(variant),
        ascii_name=variant.download_name,
        content_type=CONTENT_TYPES[variant.file_format],
        size=variant.octets,
        etag=variant.sha256[:40],
        pieces=partial(file_pieces, open_file),
    )
    _count(request, response, variant.asset.kit, variant)
    return response


@require_safe
def kit_archive(request: HttpRequest, kit_slug: str) -> HttpResponseBase:
    """A whole live kit as a ZIP, made while it is sent."""
    kit = get_object_or_404(kits_with_files(), slug=kit_slug)
    archive = KitArchive(kit)
    if not archive.files:
        raise Http404
    response = _send(
        request,
        name=archive.name,
        ascii_name=f"{kit.slug}.zip",
        content_type="application/zip",
        size=archive.size,
        etag=archive.etag,
        pieces=archive.archive.pieces,
    )
    _count(request, response, kit)
    return response


def _send(request: HttpRequest, *, name: str, ascii_name: str, **file: Any) -> HttpResponseBase:
    """An attachment under two names: the true one, and one for programs that know no Unicode."""
    response = send_file(
        request,
        disposition=f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}",
        # Anyone may keep the bytes, but asks whether they still hold: that is how a withdrawn file ends.
        cache_control="public, no-cache",
        **file,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _count(
    request: HttpRequest,
    response: HttpResponseBase,
    kit: Kit,
    variant: Variant | None = None,
) -> None:
    if begins_a_download(request, response):
        Download.objects.create(kit=kit, variant=variant, whole_kit=variant is None)
