"""The bytes of a file or an archive as an attachment, in parts if asked, by whoever is set to send them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from core.sending import (
    Pieces,
    Sendable,
    file_pieces,
    let_nginx_send,
    open_to_send,
    reader_has_it,
    send_file,
    span_to_count,
)
from media.archives.kit_archive import KitArchive, archive_name
from media.delivery.handouts import Handout
from media.delivery.takers import Taker
from media.enums import Handover
from media.inspection.formats import CONTENT_TYPES
from media.models import FormerVersion, Variant

if TYPE_CHECKING:
    # Importing it costs a client of S3 its megabytes, where none is needed.
    from core.storage import BucketStorage

logger = logging.getLogger(__name__)

# An address of nginx's own over PRIVATE_ROOT; what nginx writes to its log and keeps from readers.
NGINX_ADDRESS = "/kits-inside/"
LOG_HEADER = "X-Download"
# nginx refuses an answer whose headers it has no room for (`proxy_buffer_size`).
LONGEST_LOG_HEADER = 6000
# A download from the store must begin within this time; it may last longer.
SECONDS_TO_BEGIN = 300


def hand_out_file(
    request: HttpRequest, file: Variant | FormerVersion, taker: Taker
) -> HttpResponseBase:
    """One file in its newest or a former version. Whether the taker may have it has been decided before."""
    storage, name = file.file.storage, str(file.file.name)
    if not storage.exists(name):
        raise Http404
    variant = file.of_variant
    sendable = _attachment(
        taker,
        name=archive_name(file),
        ascii_name=file.download_name,
        content_type=CONTENT_TYPES[file.file_format],
        size=file.octets,
        etag=file.sha256[:40],
    )
    takes = partial(
        Handout.of,
        request,
        taker,
        kit_id=variant.asset.kit_id,
        octets=file.octets,
        variant_ids=(variant.pk,),
    )
    if settings.KIT_DELIVERY == Handover.STORE and _sends_bytes(request, sendable):
        return _not_for_search(_to_the_store(request, sendable, file, takes))
    if settings.KIT_DELIVERY == Handover.NGINX:
        response = let_nginx_send(request, sendable, NGINX_ADDRESS + quote(name))
        if _ends_with_this(request, sendable):
            response[LOG_HEADER] = takes().sealed()
        return _not_for_search(response)
    pieces = partial(file_pieces, partial(open_to_send, storage, name))
    return _not_for_search(_streamed(request, sendable, pieces, takes))


def hand_out_archive(request: HttpRequest, archive: KitArchive, taker: Taker) -> HttpResponseBase:
    """A kit, or chosen files of it, as a ZIP that is made while it is sent; 404 where it would not be whole."""
    if lost := archive.lost_files():
        for variant in lost:
            told = (archive.kit.pk, variant.pk, variant.file.name)
            logger.error("No archive of kit %d: variant %d has lost its file %s", *told)
        raise Http404
    sendable = _attachment(
        taker,
        name=archive.name,
        ascii_name=archive.ascii_name,
        content_type="application/zip",
        size=archive.size,
        etag=archive.etag,
    )
    chosen = () if archive.is_whole else tuple(variant.pk for variant, _name in archive.files)
    takes = partial(
        Handout.of,
        request,
        taker,
        kit_id=archive.kit.pk,
        octets=archive.size,
        variant_ids=chosen,
        in_archive=bool(chosen),
    )
    return _not_for_search(_streamed(request, sendable, archive.archive.pieces, takes))


def _streamed(
    request: HttpRequest, file: Sendable, pieces: Pieces, takes: Callable[[], Handout]
) -> HttpResponseBase:
    if not _ends_with_this(request, file):
        return send_file(request, file, pieces)
    handout = takes()
    if settings.KIT_DELIVERY == Handover.NGINX:
        sealed = handout.sealed()
        if len(sealed) <= LONGEST_LOG_HEADER:
            # nginx takes an archive faster than the reader does, so that it alone knows of the last byte.
            response = send_file(request, file, pieces)
            response[LOG_HEADER] = sealed
            return response
    return send_file(request, file, pieces, on_sent=partial(handout.record, Handover.SITE))


def _to_the_store(
    request: HttpRequest,
    sendable: Sendable,
    file: Variant | FormerVersion,
    takes: Callable[[], Handout],
) -> HttpResponseBase:
    """A redirect to the object store. Whether the bytes arrive is not known here, so it counts at once."""
    span = span_to_count(request, sendable)
    if span is not None and span.start == 0:
        takes().record(Handover.STORE)
    # Set so only where a bucket is (`KIT_DELIVERY` needs `S3_BUCKET`).
    storage = cast("BucketStorage", file.file.storage)
    address = storage.signed_url(
        str(file.file.name),
        seconds=SECONDS_TO_BEGIN,
        content_type=sendable.content_type,
        disposition=sendable.disposition or "",
    )
    response = HttpResponseRedirect(address)
    # The address opens the file to anyone, so no cache may keep it.
    response["Cache-Control"] = "private, no-store"
    return response


def _sends_bytes(request: HttpRequest, file: Sendable) -> bool:
    # The store's address is signed for one method; what only asks is answered here.
    return request.method == "GET" and not reader_has_it(request, file)


def _ends_with_this(request: HttpRequest, file: Sendable) -> bool:
    """Whether a reader who gets what is asked for here has the file to its end."""
    span = span_to_count(request, file)
    return span is not None and span.end == file.size


def _attachment(
    taker: Taker, *, name: str, ascii_name: str, content_type: str, size: int, etag: str
) -> Sendable:
    """Under two names: the true one, and one for programs that know no Unicode."""
    return Sendable(
        content_type=content_type,
        disposition=f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}",
        # Anyone may keep the bytes, but asks whether they still hold: that is how a withdrawn file ends.
        cache_control="private, no-store" if taker.is_known else "public, no-cache",
        size=size,
        etag=etag,
    )


def _not_for_search(response: HttpResponseBase) -> HttpResponseBase:
    response["X-Robots-Tag"] = "noindex"
    return response
