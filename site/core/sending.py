"""Hands out large files: whole, resumed at a byte, or not at all when the reader has them already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

PIECE = 64 * 1024

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
    content_type: str,
    disposition: str | None,
    cache_control: str,
    size: int,
    etag: str,
    pieces: Pieces,
) -> HttpResponseBase:
    """A file of `size` bytes that `pieces(start, end)` gives; 206, 304 or 416 where they apply.

    `disposition` is the value of Content-Disposition; None for what a browser shows in place.
    """
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
            if disposition:
                response["Content-Disposition"] = disposition
    response["ETag"] = quoted
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = cache_control
    return response


def file_pieces(open_file: Callable[[], IO[bytes]], start: int, end: int) -> Iterator[bytes]:
    """The bytes [start, end) of a file, a piece at a time; the file is closed whatever happens."""
    with open_file() as file:
        file.seek(start)
        left = end - start
        while left > 0:
            piece = file.read(min(PIECE, left))
            if not piece:
                # Fewer bytes than promised would shift everything behind them.
                raise OSError("A stored file is shorter than when it was read.")
            left -= len(piece)
            yield piece


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
