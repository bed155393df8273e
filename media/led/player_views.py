"""What screens ask the site for: the page that plays, its slides, its files, and that they are on."""

from __future__ import annotations

from functools import partial

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from csp.constants import SELF
from csp.decorators import csp_update

from core.network import client_address
from core.public_forms import comes_from_elsewhere, is_longer_than, is_too_often
from core.sending import Sendable, file_pieces, open_to_send, send_file
from core.serving import known_query, remembered_if_found
from media.inspection.formats import CONTENT_TYPES, ENDINGS
from media.led.beats import HOUR, MOST_FROM_ONE_PLACE, MOST_OF_A_PLAYLIST
from media.led.schedule import Schedule, build
from media.models import Asset, Playlist, ScreenBeat, Variant

# Any value of `small` asks for one line at a time; `slide` is what a screen without scripts is at.
SMALL, SLIDE = "small", "slide"
# A beat says nothing but that it comes.
MOST_BYTES = 256


def _schedule(request: HttpRequest, slug: str) -> Schedule:
    """What the live playlist of an address plays. Where there is none a screen gets the sign, and waits for one."""
    playlist = Playlist.objects.live().with_items().filter(slug=slug).first()
    if playlist is None:
        title = _("Nothing plays at this address now")
        playlist = Playlist(slug=slug, name=title, name_en=title)
    return Schedule(playlist, timezone.now(), is_small=SMALL in request.GET)


def _status(schedule: Schedule) -> int:
    return 200 if schedule.playlist.pk else 404


@csp_update({"worker-src": [SELF]})  # type: ignore[arg-type]  # it knows of views without arguments only
@require_safe
def player(request: HttpRequest, slug: str) -> HttpResponse:
    """One slide that fills the screen; without scripts the page goes on to the next by itself."""
    request.GET = known_query(request.GET, (SLIDE, SMALL))  # type: ignore[assignment]
    return remembered_if_found(request, (SLIDE, SMALL), lambda: _page(request, slug))


def _page(request: HttpRequest, slug: str) -> HttpResponse:
    schedule = _schedule(request, slug)
    programme = schedule.at(timezone.now())
    asked = request.GET.get(SLIDE, "")
    place = int(asked) if asked.isascii() and asked.isdecimal() else 0
    place %= len(programme.slides)
    small = f"&{SMALL}=1" if SMALL in request.GET else ""
    context = {
        "playlist": schedule.playlist,
        "slide": programme.slides[place],
        "around": programme.around,
        "next_query": f"?{SLIDE}={(place + 1) % len(programme.slides)}{small}",
        "build": build(),
    }
    return render(request, "pages/player.html", context, status=_status(schedule))


@require_safe
def player_slides(request: HttpRequest, slug: str) -> HttpResponse:
    """The coming slides for scripts; the same bytes until something changes or the hour is over."""
    request.GET = known_query(request.GET, (SMALL,))  # type: ignore[assignment]
    return remembered_if_found(request, (SMALL,), lambda: _slides(request, slug))


def _slides(request: HttpRequest, slug: str) -> HttpResponse:
    schedule = _schedule(request, slug)
    data = schedule.as_data(reverse("player", args=[slug]))
    written = {"ensure_ascii": False}
    return JsonResponse(data, json_dumps_params=written, status=_status(schedule))


@require_safe
def player_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, below which stands all that it may keep for a screen without network."""
    path = finders.find("js/player/worker.js")
    if not isinstance(path, str):
        raise Http404
    with open(path, "rb") as script:
        response = HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")
    # A browser asks for it anew each time it looks for changes.
    response["Cache-Control"] = "public, no-cache"
    return response


@require_safe
def player_file(
    request: HttpRequest, slug: str, variant_id: int, digest: str, ending: str
) -> HttpResponseBase:
    """A picture or film of a live playlist, as long as anyone may take it."""
    shown = Variant.objects.filter(
        asset__in=Asset.objects.public(),
        pk__in=Playlist.objects.live().filter(slug=slug).values("items__variant"),
        sha256__startswith=digest,
    )
    variant = get_object_or_404(shown, pk=variant_id)
    storage, name = variant.file.storage, str(variant.file.name)
    if ending != ENDINGS[variant.file_format][0] or not storage.exists(name):
        raise Http404
    file = Sendable(
        content_type=CONTENT_TYPES[variant.file_format],
        disposition=None,
        # Recalled or expired, it must go; what a screen keeps it drops when its slides change.
        cache_control="public, max-age=60",
        size=variant.octets,
        etag=variant.sha256[:40],
    )
    pieces = partial(file_pieces, partial(open_to_send, storage, name))
    response = send_file(request, file, pieces)
    response["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt
@require_POST
def player_beat(request: HttpRequest, slug: str) -> HttpResponse:
    """A screen is on. Nothing of it is kept but the moment; whoever sends too many is no screen."""
    if is_longer_than(request, MOST_BYTES):
        return HttpResponse(_("A beat has no content."), status=413)
    if comes_from_elsewhere(request):
        return HttpResponse(_("A beat comes from a screen of this site."), status=403)
    playlist = get_object_or_404(Playlist.objects.live().only("pk"), slug=slug)
    if is_too_often("beat", client_address(request), MOST_FROM_ONE_PLACE, HOUR) or is_too_often(
        "beats", str(playlist.pk), MOST_OF_A_PLAYLIST, HOUR
    ):
        return HttpResponse(_("Too many beats within an hour."), status=429)
    ScreenBeat.objects.create(playlist=playlist)
    return HttpResponse(status=204)
