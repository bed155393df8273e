"""The bytes of a file or an archive as an attachment, in parts if asked."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from core.sending import begins_a_download, file_pieces, send_file
from media.delivery.takers import Taker
from media.inspection.formats import CONTENT_TYPES
from media.kit_archive import KitArchive, archive_name
from media.models import Download, FormerVersion, Variant


def hand_out_file(
    request: HttpRequest, variant: Variant | FormerVersion, taker: Taker
) -> HttpResponseBase:
    """One file in its newest or a former version. Whether the taker may have it has been decided before."""
    storage, name = variant.file.storage, str(variant.file.name)
    if not storage.exists(name):
        raise Http404
    response = _send(
        request,
        taker,
        name=archive_name(variant.of_variant),
        ascii_name=variant.download_name,
        content_type=CONTENT_TYPES[variant.file_format],
        size=variant.octets,
        etag=variant.sha256[:40],
        pieces=partial(file_pieces, partial(storage.open, name)),
    )
    if begins_a_download(request, response):
        Download.objects.create(
            kit=variant.of_variant.asset.kit, variant=variant.of_variant, outlet=taker.outlet
        )
    return response


def hand_out_archive(request: HttpRequest, archive: KitArchive, taker: Taker) -> HttpResponseBase:
    """A kit or a part of it as a ZIP, made while it is sent."""
    response = _send(
        request,
        taker,
        name=archive.name,
        ascii_name=archive.ascii_name,
        content_type="application/zip",
        size=archive.size,
        etag=archive.etag,
        pieces=archive.archive.pieces,
    )
    if begins_a_download(request, response):
        _count_archive(archive, taker)
    return response


def _count_archive(archive: KitArchive, taker: Taker) -> None:
    if archive.is_whole:
        Download.objects.create(kit=archive.kit, whole_kit=True, outlet=taker.outlet)
        return
    # Counts change no page, so that nothing need be told of rows written at once.
    Download.objects.bulk_create(
        Download(kit=archive.kit, variant=variant, in_archive=True, outlet=taker.outlet)
        for variant, _name in archive.files
    )


def _send(
    request: HttpRequest, taker: Taker, *, name: str, ascii_name: str, **file: Any
) -> HttpResponseBase:
    """An attachment under two names: the true one, and one for programs that know no Unicode."""
    response = send_file(
        request,
        disposition=f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}",
        # Anyone may keep the bytes, but asks whether they still hold: that is how a withdrawn file ends.
        cache_control="private, no-store" if taker.is_known else "public, no-cache",
        **file,
    )
    response["X-Robots-Tag"] = "noindex"
    return response
