"""What everybody can have of the proof: the page that explains it, heads, files, and the program.

No cookie is read or set anywhere here.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial
from typing import IO

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from contest.ledger import script
from contest.ledger.files import file_name
from contest.ledger.heads import text_of_heads
from contest.ledger.shown import shown_proof
from contest.models import LedgerFile, LedgerHead, Round
from contest.taking_part.public import public_contest
from core.memory import one_version, remembered
from core.sending import Sendable, file_pieces, open_to_send, send_file
from core.serving import remembered_view

# A head comes each minute.
HEADS_MAX_AGE = 20
# It never changes under its address.
FILE_CACHE = "public, max-age=31536000, immutable"


@remembered_view()
def contest_verify(request: HttpRequest, slug: str) -> HttpResponse:
    """How a citizen checks the result of a round, with what was published when."""
    proof = shown_proof(public_contest(slug), timezone.now(), request.build_absolute_uri("/"))
    return render(request, "pages/contest_verify_page.html", {"proof": proof, "contest": proof})


@require_safe
def contest_heads(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The heads of a round, a line each; nothing before it has opened."""
    of = get_object_or_404(Round, contest=public_contest(slug), number=number)
    with one_version():
        newest = LedgerHead.objects.filter(ledger__round=of).aggregate(at=Max("at"))["at"]
        last = f"{newest:%Y%m%d%H%M}" if newest else ""
        text = remembered(f"contest.heads.{of.pk}.{last}", lambda: text_of_heads(of))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=HEADS_MAX_AGE)
    return response


@require_safe
def contest_ledger_file(
    request: HttpRequest, slug: str, number: int, file_number: int
) -> HttpResponseBase:
    """A file, compressed for whoever takes that, and unpacked on the way for others."""
    rows = LedgerFile.objects.published().select_related("round__contest")
    file = get_object_or_404(
        rows, round__contest=public_contest(slug), round__number=number, number=file_number
    )
    packed = partial(open_to_send, file.file.storage, str(file.file.name))
    takes_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    opened: Callable[[], IO[bytes]] = packed if takes_packed else partial(_unpacked, packed)
    response = send_file(
        request,
        Sendable(
            content_type="application/x-ndjson",
            disposition=content_disposition_header(True, file_name(file)),
            cache_control=FILE_CACHE,
            size=file.file.size if takes_packed else file.size,
            etag=f"{file.digest}{'-gzip' if takes_packed else ''}",
        ),
        partial(file_pieces, opened),
    )
    if takes_packed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@require_safe
def contest_verify_script(request: HttpRequest) -> HttpResponse:
    """The program, which needs Python alone."""
    response = HttpResponse(script.text(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, script.NAME)
    return response


def _unpacked(open_packed: Callable[[], IO[bytes]]) -> IO[bytes]:
    return gzip.GzipFile(fileobj=open_packed())  # type: ignore[return-value]
