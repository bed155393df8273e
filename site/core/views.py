"""Answers that belong to no subject: health, robots, stored files, errors."""

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from core.duties import Duty, registered
from core.health import health_of_parts
from core.models import Heartbeat
from core.sending import Sendable, file_pieces, open_to_send, send_file

# A duty that missed two of its times, and three minutes at least, is late.
LATE_AFTER_INTERVALS = 3
LATE_AFTER_AT_LEAST = timedelta(minutes=3)


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers and the background worker does its duties; 503 when either fails.

    Beside that, what the parts of the site say of themselves (`core.health`).
    """
    try:
        last = dict(Heartbeat.objects.values_list("duty", "at"))
        parts = health_of_parts()
    except DatabaseError:
        return _health({"database": "down"}, 503)
    now = timezone.now()
    late = [duty.name for duty in registered() if _is_late(duty, last.get(duty.name), now)]
    body = {
        "database": "ok",
        "worker": "late" if late else "ok",
        "late": late,
        "duties": {
            name: timezone.localtime(at).isoformat(timespec="seconds")
            for name, at in sorted(last.items())
        },
        **parts,
    }
    return _health(body, 503 if late else 200)


def _is_late(duty: Duty, last: datetime | None, now: datetime) -> bool:
    return last is None or now - last > max(duty.every * LATE_AFTER_INTERVALS, LATE_AFTER_AT_LEAST)


def _health(body: dict[str, Any], status: int) -> JsonResponse:
    response = JsonResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read, and where the list of pages is."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search/", "Disallow: /en/search/"]
    for name in ("/sitemap.xml", "/news-sitemap.xml"):
        lines.append(f"Sitemap: {request.build_absolute_uri(name)}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """The sign of the site at the addresses that browsers and telephones try unasked."""
    path = finders.find(f"images/{name}")
    if path is None:
        raise Http404
    response = HttpResponse(
        Path(path).read_bytes(), content_type=_ICONS[PurePosixPath(name).suffix]
    )
    response["Cache-Control"] = "public, max-age=86400"
    return response


_ICONS = {".ico": "image/x-icon", ".png": "image/png"}

# Kinds a browser may show in place; anything else is handed out as a file.
_SHOWN = {
    ".avif",
    ".gif",
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".mp3",
    ".mp4",
    ".ogg",
    ".wav",
    ".webm",
    ".vtt",
}


@require_safe
def stored_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """An uploaded image, sound or film. Behind nginx this address is nginx's own (`deploy/`)."""
    # Documents may be for some readers only; Wagtail's own address asks who is reading. A roundabout way
    # ("x/../documents/…") leads to a file as well, so only the plain one is taken.
    if path.startswith("documents/") or path != posixpath.normpath(path):
        raise Http404
    try:
        with default_storage.open(path) as opened:
            size = opened.size
        changed = default_storage.get_modified_time(path)
    except (OSError, SuspiciousFileOperation, ValueError) as missing:
        raise Http404 from missing
    suffix = PurePosixPath(path).suffix.lower()
    file = Sendable(
        content_type=mimetypes.guess_type(path)[0] or "application/octet-stream",
        disposition=None
        if suffix in _SHOWN
        else content_disposition_header(True, PurePosixPath(path).name),
        # A file never changes under its name, but it may be withdrawn: what hands it on to many asks again.
        cache_control="public, max-age=31536000, s-maxage=600, immutable",
        size=size,
        etag=hashlib.sha256(f"{path}|{size}|{changed.timestamp()}".encode()).hexdigest()[:32],
    )
    opened_to_send = partial(open_to_send, default_storage, path)
    return send_file(request, file, partial(file_pieces, opened_to_send))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {"is_error": True}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # No request context: whatever failed may fail again in it.
    return render(None, "500.html", status=500)
