"""Loudspeaker bulletins for operators of commune radios; nothing of them is shown while the campaign is paused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from core.memory import remembered
from core.models import Pause
from core.pauses import pause_at
from core.sending import Sendable, file_pieces, open_to_send, send_file
from core.serving import remembered_view
from media.bulletins.files import (
    WORD_TYPE,
    bulletin_file_name,
    facts_of,
    plain_text,
    word_document,
)
from media.bulletins.sound import sound_address, sound_ending, sound_type
from media.bulletins.week import read_in_week, week_of_readings
from media.models import Bulletin
from media.models.bulletins import week_of
from sharing.pages import ViewPage

TEXT_TYPE = "text/plain; charset=utf-8"


@remembered_view()
def bulletins(request: HttpRequest) -> HttpResponse:
    """What is read this week, day by day, and every bulletin that is or will be in use."""
    today = timezone.localdate()
    held = pause_at() is not None
    known = Bulletin.objects.public().not_expired(today).select_related("topic", "recording")
    context = {
        "shared": ViewPage.of_list("bulletins"),
        "held": held,
        "week": week_of(today),
        "days": []
        if held
        else week_of_readings(read_in_week(today).prefetch_related("times"), today),
        "bulletins": [] if held else known.prefetch_related("times"),
    }
    return render(request, "pages/bulletins.html", context)


@remembered_view()
def bulletin_page(request: HttpRequest, bulletin_slug: str) -> HttpResponse:
    """The reading text in large letters; an expired bulletin keeps its address and says so."""
    public = Bulletin.objects.public().select_related("topic", "recording")
    return bulletin_response(request, get_object_or_404(public, slug=bulletin_slug))


def bulletin_response(request: HttpRequest, bulletin: Bulletin) -> HttpResponse:
    """The page of a bulletin as it is given, so that an editor can see a draft."""
    is_public, held = bool(bulletin.pk) and bulletin.live, pause_at() is not None
    context = {
        "bulletin": bulletin,
        # What is shared begins with the first sentence.
        "shared": ViewPage.of(bulletin) if is_public and not held else None,
        "held": held,
        "facts": facts_of(bulletin),
        "sound": bulletin.sound,
        # A draft has no address of its own yet.
        "sound_address": sound_address(bulletin) if is_public else "",
        "has_files": is_public and not bulletin.is_expired(),
    }
    return render(request, "pages/bulletin.html", context)


@require_safe
def bulletin_text(request: HttpRequest, bulletin_slug: str) -> HttpResponse:
    """The reading text alone, for programs that read aloud."""
    return _file(bulletin_slug, "txt", TEXT_TYPE, lambda found: plain_text(found).encode())


@require_safe
def bulletin_word(request: HttpRequest, bulletin_slug: str) -> HttpResponse:
    """The reading text in large letters, to print."""
    return _file(bulletin_slug, "docx", WORD_TYPE, word_document)


def _file(
    bulletin_slug: str, extension: str, content_type: str, make: Callable[[Bulletin], bytes]
) -> HttpResponse:
    if pause := pause_at():
        return _held(pause)
    bulletin = _given_out(bulletin_slug)
    content = remembered(f"bulletin|{bulletin.pk}|{extension}", lambda: make(bulletin))
    response = HttpResponse(content, content_type=content_type)
    name = bulletin_file_name(bulletin, extension)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


@require_safe
def bulletin_sound(request: HttpRequest, bulletin_slug: str, ending: str) -> HttpResponseBase:
    """The recording, in parts if asked."""
    if pause := pause_at():
        return _held(pause)
    sound = _given_out(bulletin_slug).sound
    if sound is None or ending != sound_ending(sound):
        raise Http404
    storage, name = sound.file.storage, str(sound.file.name)
    try:
        size = sound.file.size
    except OSError as lost:
        raise Http404 from lost
    file = Sendable(
        content_type=sound_type(sound),
        disposition=None,
        # Paused or expired, it must go.
        cache_control="public, max-age=60",
        size=size,
        etag=hashlib.sha256(f"{name}|{size}".encode()).hexdigest()[:40],
    )
    pieces = partial(file_pieces, partial(open_to_send, storage, name))
    response = send_file(request, file, pieces)
    response["X-Robots-Tag"] = "noindex"
    return response


def _held(pause: Pause) -> HttpResponse:
    """What stands in place of a file during a pause: a radio must find nothing to read out."""
    return HttpResponse(f"{pause.notice_text}\n", content_type=TEXT_TYPE, status=404)


def _given_out(bulletin_slug: str) -> Bulletin:
    """A bulletin whose files may be taken."""
    bulletin = get_object_or_404(Bulletin.objects.public(), slug=bulletin_slug)
    if bulletin.is_expired():
        raise Http404
    return bulletin
