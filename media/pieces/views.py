"""The two pages on which an editor has a set drawn: what it is made from, and how far it is."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from media.enums import PieceSetState
from media.models import Kit, PieceSet
from media.pieces.forms import PieceSetForm
from media.tasks import draw_pieces

# While a set is drawn, its page asks again after so many seconds.
SECONDS_TO_ASK_AGAIN = 4


def _check_rights(request: HttpRequest) -> None:
    if not request.user.has_perms(["media.add_asset", "media.change_asset"]):
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
def make_pieces(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a set; the worker draws it once everything is found to fit."""
    _check_rights(request)
    kit = get_object_or_404(Kit.objects.select_related("unit"), pk=pk)
    form = PieceSetForm(request.POST if request.method == "POST" else None, kit)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = form.save(request.user)
            transaction.on_commit(partial(draw_pieces.enqueue, made.pk))
        return redirect("piece_set", made.pk)
    status = 422 if form.is_bound else 200
    return render(
        request, "media/admin/make_pieces.html", {"kit": kit, "form": form}, status=status
    )


@require_safe
def piece_set(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a set is, what was made, or what was in the way."""
    _check_rights(request)
    made = get_object_or_404(PieceSet.objects.select_related("kit"), pk=pk)
    context = {
        "made": made,
        "assets": made.assets.select_related("kind").prefetch_related("variants"),
        "is_waiting": made.state == PieceSetState.WAITING,
    }
    response = render(request, "media/admin/piece_set.html", context)
    if context["is_waiting"]:
        response["Refresh"] = str(SECONDS_TO_ASK_AGAIN)
    return response
