"""Answers that belong to no subject: health, robots, stored files, errors."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.models import Heartbeat

# The worker beats at least once a minute; three missed beats are a fault.
WORKER_LATE_SECONDS = 180


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers and when the background worker last ticked; 503 when either fails."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    beats = dict(Heartbeat.objects.values_list("duty", "at"))
    last = max(beats.values(), default=None)
    late = last is None or (timezone.now() - last).total_seconds() > WORKER_LATE_SECONDS
    body = {
        "database": "ok",
        "worker": "late" if late else "ok",
        "duties": {
            duty: timezone.localtime(at).isoformat(timespec="seconds")
            for duty, at in sorted(beats.items())
        },
    }
    response = JsonResponse(body, status=503 if late else 200)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read, and where the list of pages is."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search/", "Disallow: /en/search/"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


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
def stored_file(request: HttpRequest, path: str) -> FileResponse:
    """An uploaded image, sound or film. Behind nginx this address is nginx's own (`deploy/`)."""
    try:
        opened = default_storage.open(path)
    except (OSError, SuspiciousFileOperation, ValueError) as missing:
        raise Http404 from missing
    suffix = PurePosixPath(path).suffix.lower()
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(opened, content_type=kind, as_attachment=suffix not in _SHOWN)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # No request context: whatever failed may fail again in it.
    return render(None, "500.html", status=500)
