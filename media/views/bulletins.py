"""Loudspeaker bulletins for operators of commune radios; nothing of them is shown while the campaign is paused."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from core.memory import remembered
from core.pauses import pause_at
from core.serving import remembered_view
from media.bulletins.files import (
    WORD_TYPE,
    bulletin_file_name,
    facts_of,
    plain_text,
    word_document,
)
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
    """A bulletin in use as a file. During a pause 404 and the notice: a radio must find nothing to read out."""
    if pause := pause_at():
        return HttpResponse(f"{pause.notice_text}\n", content_type=TEXT_TYPE, status=404)
    bulletin = get_object_or_404(Bulletin.objects.public(), slug=bulletin_slug)
    if bulletin.is_expired():
        raise Http404
    content = remembered(f"bulletin|{bulletin.pk}|{extension}", lambda: make(bulletin))
    response = HttpResponse(content, content_type=content_type)
    name = bulletin_file_name(bulletin, extension)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
