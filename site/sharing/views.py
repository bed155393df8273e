"""Short links, QR codes, share cards and saved copies of pages; nothing here looks at the reader."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from core import text
from sharing.cards import card_file
from sharing.models import ShortLink
from sharing.pages import public_target
from sharing.qr import CONTENT_TYPES, qr_code
from sharing.saved import SAVED_COPY_POLICY, saved_page


@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """To the page's present address; 404 while the page is not public."""
    address = public_target(_link(code)).get_url(request)
    if not address:
        raise Http404
    # Not for ever: the page may be renamed.
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_safe
def short_link_qr(request: HttpRequest, code: str, file_format: str) -> HttpResponse:
    """The QR code of a short link; 404 while what it leads to is not public."""
    link = _link(code)
    public_target(link)
    image = qr_code(link.address, file_format)
    response = HttpResponse(image, content_type=CONTENT_TYPES[file_format])
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def share_card(request: HttpRequest, code: str) -> FileResponse:
    """The card of the public page of a short link, drawn now if the worker has not come to it yet."""
    opened = default_storage.open(card_file(_link(code)))
    response = FileResponse(opened, content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def saved_copy(request: HttpRequest, code: str) -> HttpResponse:
    """The public page of a short link as one file to keep."""
    page = public_target(_link(code))
    response = HttpResponse(saved_page(page), content_type="text/html; charset=utf-8")
    name = text.file_name(page.slug, "html")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Security-Policy"] = SAVED_COPY_POLICY + "; sandbox"
    response["X-Robots-Tag"] = "noindex"
    return response


def _link(code: str) -> ShortLink:
    return get_object_or_404(ShortLink, code=code.lower())
