"""The contest's page, its frame on other sites, and the address that takes every step of an entry.

No cookie is read or set anywhere here.
"""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from contest.clock import instant
from contest.taking_part import away, notices, steps
from contest.taking_part.carried import MOST_BYTES
from contest.taking_part.frames import embed_code
from contest.taking_part.public import public_contest
from contest.taking_part.shown import shown_contest
from contest.taking_part.tokens import Door
from contest.taking_part.units import found_units
from contest.taking_part.visits import Visit
from core.away import is_away
from core.memory import one_version
from core.public_forms import comes_from_elsewhere, is_longer_than
from core.serving import remembered_view
from quiz_embed.frames import framed
from sharing.pages import ViewPage

UNITS_MAX_AGE = 3600


@remembered_view()
def contest_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A contest with its rounds, its rules, who holds it, and the start while a round is open."""
    contest = public_contest(slug)
    # What is remembered is forgotten by the clock of the memory, so it is made by that clock too.
    shown = shown_contest(contest, timezone.now(), Door.PAGE)
    context = {"contest": shown, "shared": ViewPage.of(contest)}
    return render(request, "pages/contest_page.html", context)


@framed
@remembered_view()
def contest_frame(request: HttpRequest, slug: str) -> HttpResponse:
    """The start for the frame of another site: nothing around it but the sign."""
    shown = shown_contest(public_contest(slug), timezone.now(), Door.FRAME)
    return render(request, "pages/contest_frame_page.html", {"contest": shown})


@remembered_view()
def contest_embed_code(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines another site pastes, and how the contest looks there."""
    contest = public_contest(slug)
    context = {
        "heading": _("Put the contest on your own site"),
        "shown": shown_contest(contest, timezone.now(), Door.PAGE),
        "frame_address": reverse("contest_frame", args=[contest.slug]),
        "code": embed_code(contest, f"{request.scheme}://{request.get_host()}"),
    }
    return render(request, "pages/contest_embed_code_page.html", context)


@require_safe
def contest_units(request: HttpRequest) -> HttpResponse:
    """Units by a part of their name of today or of former times, for the picker: {"units": […], "more": false}."""
    found, more = found_units(request.GET.get("q", ""), timezone.localdate())
    response = JsonResponse(
        {
            "units": [{"id": each.id, "name": each.name, "note": each.note} for each in found],
            "more": more,
        }
    )
    patch_cache_control(response, public=True, max_age=UNITS_MAX_AGE)
    return response


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def contest_take(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes a step that was sent from a page of this site."""
    if request.method != "POST":
        return redirect("contest_page", slug)
    return _taken(request, slug, Door.PAGE)


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@framed
def contest_frame_take(request: HttpRequest, slug: str) -> HttpResponse:
    """The same inside a frame, which the answer stays in."""
    if request.method != "POST":
        return redirect("contest_frame", slug)
    return _taken(request, slug, Door.FRAME)


def _taken(request: HttpRequest, slug: str, door: Door) -> HttpResponse:
    try:
        # Before anything else, so that no slow look-up costs a contestant the last second.
        at = instant()
        # What the content says is asked once, and is the same for the whole answer.
        with one_version():
            return _answered(Visit(request, public_contest(slug), door, at))
    except (DatabaseError, InterfaceError) as fault:
        if not is_away(fault):
            raise
        return away.page(request, door)


def _answered(visit: Visit) -> HttpResponse:
    request = visit.request
    if is_longer_than(request, MOST_BYTES):
        response = notices.untaken(visit, 413, _("What was sent is too long to be an entry."))
    # The form of a frame is sent by our own page in it, so even there its origin is ours.
    elif comes_from_elsewhere(request):
        response = notices.untaken(visit, 403, _("This entry was sent from another site."))
    else:
        return steps.answered(visit)
    response["Cache-Control"] = "no-store"
    return response
