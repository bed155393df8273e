"""Hands out large files: whole, resumed at a byte, or not at all when the reader has them already."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import IO

from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

# From 64 KiB to 1 MiB a gigabyte costs a worker the same time, to a tenth; smaller pieces cost more calls.
PIECE = 256 * 1024

Pieces = Callable[[int, int], Iterator[bytes]]


@dataclass(frozen=True)
class Sendable:
    """A file as its headers tell of it.

    `disposition` is the value of Content-Disposition; None for what a browser shows in place.
    """

    content_type: str
    disposition: str | None
    cache_control: str
    size: int
    etag: str

    @property
    def quoted_etag(self) -> str:
        return f'"{self.etag}"'


@dataclass(frozen=True)
class Span:
    """The bytes [start, end) of a file. `is_tail`: asked for as "the last so many", to look what is there."""

    start: int
    end: int
    is_partial: bool = False
    is_tail: bool = False


_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def span_to_count(request: HttpRequest, file: Sendable) -> Span | None:
    """The bytes that a reader asks for in order to have them; None for a question, or a look at the end."""
    if request.method != "GET" or reader_has_it(request, file):
        return None
    span = _span(request, file)
    return None if span is None or span.is_tail else span


def send_file(
    request: HttpRequest,
    file: Sendable,
    pieces: Pieces,
    on_sent: Callable[[], None] | None = None,
) -> HttpResponseBase:
    """The bytes that `pieces(start, end)` gives; 206, 304 or 416 where they apply.

    `on_sent` is called when the server has taken the last piece that was asked for, and not when the
    reader breaks off before.
    """
    response: HttpResponseBase
    if reader_has_it(request, file):
        response = HttpResponse(status=304)
    elif (span := _span(request, file)) is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{file.size}"
    else:
        response = _part(request, span, file, pieces, on_sent)
    return _described(response, file)


def let_nginx_send(request: HttpRequest, file: Sendable, address: str) -> HttpResponseBase:
    """The headers alone: nginx sends what it finds at an address of its own, in parts if it is asked to."""
    if reader_has_it(request, file):
        return _described(HttpResponse(status=304), file)
    response = HttpResponse(content_type=file.content_type)
    response["X-Accel-Redirect"] = address
    if file.disposition:
        response["Content-Disposition"] = file.disposition
    return _described(response, file)


def open_to_send(storage: Storage, name: str) -> IO[bytes]:
    """A stored file to read forwards; from a bucket it comes while it is read, and is never held as a whole."""
    return getattr(storage, "streamed", storage.open)(name)


def stored_among(storage: Storage, names: Collection[str]) -> set[str]:
    """Those of these names under which there is a file; a bucket is asked for many at once."""
    if ask_for_all := getattr(storage, "existing", None):
        return ask_for_all(names)
    return {name for name in names if storage.exists(name)}


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


def _described(response: HttpResponseBase, file: Sendable) -> HttpResponseBase:
    response["ETag"] = file.quoted_etag
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = file.cache_control
    return response


def reader_has_it(request: HttpRequest, file: Sendable) -> bool:
    """Whether the reader names this very file among those at hand, so that it need not be sent."""
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or file.quoted_etag in (
        one.strip().removeprefix("W/") for one in known.split(",")
    )


def _part(
    request: HttpRequest,
    span: Span,
    file: Sendable,
    pieces: Pieces,
    on_sent: Callable[[], None] | None,
) -> HttpResponseBase:
    status = 206 if span.is_partial else 200
    response: HttpResponse | StreamingHttpResponse
    if request.method == "HEAD":
        response = HttpResponse(content_type=file.content_type, status=status)
    else:
        sent = pieces(span.start, span.end)
        response = StreamingHttpResponse(
            _told(sent, on_sent) if on_sent else sent, content_type=file.content_type, status=status
        )
    response["Content-Length"] = str(span.end - span.start)
    if span.is_partial:
        response["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{file.size}"
    if file.disposition:
        response["Content-Disposition"] = file.disposition
    return response


def _told(pieces: Iterator[bytes], on_sent: Callable[[], None]) -> Iterator[bytes]:
    yield from pieces
    # The server asks for a piece more only when it has sent the one before.
    on_sent()


def _span(request: HttpRequest, file: Sendable) -> Span | None:
    """The bytes asked for, or None when there are none such.

    A header that isn't one plain range is ignored, as the standard allows, and the whole is sent.
    """
    size = file.size
    match = _ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    is_of_this = request.headers.get("If-Range", file.quoted_etag) == file.quoted_etag
    if not match or match[0] == "bytes=-" or not is_of_this:
        return Span(0, size)
    first, last = match[1], match[2]
    if first:
        start, end = int(first), min(size, int(last) + 1) if last else size
    else:
        start, end = max(0, size - int(last)), size
    if start >= end or start >= size:
        return None
    return Span(start, end, is_partial=True, is_tail=not first)
