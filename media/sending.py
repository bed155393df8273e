"""Hands out large files: whole, resumed at a byte, or not at all when the reader has them already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

Pieces = Callable[[int, int], Iterator[bytes]]


@dataclass(frozen=True)
class Span:
    """The bytes [start, end) of a file."""

    start: int
    end: int
    is_partial: bool


_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def begins_a_download(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether bytes from the first on are sent: not a question about them, nor the rest of what was begun."""
    if request.method != "GET":
        return False
    return response.status_code == 200 or (
        response.status_code == 206 and response["Content-Range"].startswith("bytes 0-")
    )


def send_file(
    request: HttpRequest,
    *,
    name: str,
    ascii_name: str,
    content_type: str,
    size: int,
    etag: str,
    pieces: Pieces,
) -> HttpResponseBase:
    """An attachment of `size` bytes that `pieces(start, end)` gives; 206, 304 or 416 where they apply."""
    quoted = f'"{etag}"'
    response: HttpResponseBase
    if _has_it(request, quoted):
        response = HttpResponse(status=304)
    else:
        span = _span(request, size, quoted)
        if span is None:
            response = HttpResponse(status=416)
            response["Content-Range"] = f"bytes */{size}"
        else:
            response = _part(request, span, size, content_type, pieces)
            response["Content-Disposition"] = (
                f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
            )
    response["ETag"] = quoted
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Robots-Tag"] = "noindex"
    # Anyone may keep the bytes, but asks whether they still hold: that is how a withdrawn file ends.
    patch_cache_control(response, public=True, no_cache=True)
    # Compressing what is compressed would cost time, and the length that lets a download be resumed.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    return response


def _has_it(request: HttpRequest, etag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or etag in (
        one.strip().removeprefix("W/") for one in known.split(",")
    )


def _part(
    request: HttpRequest, span: Span, size: int, content_type: str, pieces: Pieces
) -> HttpResponseBase:
    status = 206 if span.is_partial else 200
    response: HttpResponse | StreamingHttpResponse
    if request.method == "HEAD":
        response = HttpResponse(content_type=content_type, status=status)
    else:
        response = StreamingHttpResponse(
            pieces(span.start, span.end), content_type=content_type, status=status
        )
    response["Content-Length"] = str(span.end - span.start)
    if span.is_partial:
        response["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{size}"
    return response


def _span(request: HttpRequest, size: int, etag: str) -> Span | None:
    """The bytes asked for, or None when there are none such.

    A header that isn't one plain range is ignored, as the standard allows, and the whole is sent.
    """
    match = _ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not match or match[0] == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return Span(0, size, is_partial=False)
    first, last = match[1], match[2]
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
    return Span(start, end, is_partial=True) if start < end and start < size else None
