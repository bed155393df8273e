"""A drawn asset in the name of a unit, for people of units who are signed in; nothing of it is remembered."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from csp.decorators import csp_update

from core.public_forms import is_longer_than, is_too_often
from media.access import reader_of
from media.enums import PieceFormat
from media.models import Asset, Kit, UnitCopy
from media.pieces.copies import UnitCopyForm, units_open_to, why_not_copied

# Two logos, once as they are sent and once as the page carries them.
MOST_BYTES = 8_000_000
MOST_TIMES, WITHIN = 300, timedelta(hours=1)
PREVIEW_PIXELS = 900
_TYPES = {
    PieceFormat.SVG: "image/svg+xml",
    PieceFormat.PNG: "image/png",
    PieceFormat.PDF: "application/pdf",
    PieceFormat.PRINT: "application/pdf",
}


# The token is asked for below, once the body is known to be no longer than it may be.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"img-src": ["data:"]})  # type: ignore[arg-type]  # it knows of views without arguments only
def unit_copy(request: HttpRequest, kit_slug: str, asset_id: int) -> HttpResponse:
    """The form, its preview, and the file."""
    reader = reader_of(request)
    if not reader.is_authenticated:
        query = urlencode({"next": request.get_full_path()})
        response: HttpResponse = redirect(f"{reverse('wagtailcore_login')}?{query}")
    elif not reader.has_perm("media.take_unit_kit"):
        raise PermissionDenied
    elif request.method == "POST" and is_longer_than(request, MOST_BYTES):
        response = _page(
            request,
            _asset(request, kit_slug, asset_id),
            _("The files are too large together."),
            413,
        )
    else:
        response = _answer(request, _asset(request, kit_slug, asset_id))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _asset(request: HttpRequest, kit_slug: str, asset_id: int) -> Asset:
    """An asset that is given out, that this reader may take, and that was drawn."""
    reader = reader_of(request)
    kit = get_object_or_404(Kit.objects.visible_to(reader), slug=kit_slug)
    drawn = Asset.objects.visible_to(reader).filter(kit=kit).exclude(piece_set=None)
    chosen = drawn.select_related("kind", "piece_set__slogan", "kit__phase")
    chosen = chosen.prefetch_related("kind__specs", "slogans")
    return get_object_or_404(chosen, pk=asset_id)


@csrf_protect
def _answer(request: HttpRequest, asset: Asset) -> HttpResponse:
    user = request.user
    if fault := why_not_copied(asset):
        return _refusal(request, asset, fault, 410)
    if not units_open_to(user).exists():
        fault = _("Your account belongs to no unit. Ask an administrator to enter it.")
        return _refusal(request, asset, fault, 403)
    if request.method != "POST":
        return _page(request, asset, form=UnitCopyForm(None, None, asset, user))
    if is_too_often("unit_copy", str(user.pk), MOST_TIMES, WITHIN):
        return _page(request, asset, _("Too many copies within an hour. Try again later."), 429)
    form = UnitCopyForm(request.POST, request.FILES, asset, user)
    if not form.is_valid():
        return _page(request, asset, form=form, status=422)
    act = request.POST.get("act", "")
    if act not in form.formats:
        return _page(request, asset, form=form)
    piece_format = PieceFormat(act)
    response = HttpResponse(form.content(piece_format), content_type=_TYPES[piece_format])
    response["Content-Disposition"] = f'attachment; filename="{form.file_name(piece_format)}"'
    UnitCopy.objects.create(
        asset=asset, unit=form.cleaned_data["unit"], spec=form.spec, file_format=piece_format
    )
    return response


def _refusal(request: HttpRequest, asset: Asset, fault: str, status: int) -> HttpResponse:
    """The page without its form, which nothing that is filled in could change."""
    context = {"asset": asset, "kit": asset.kit, "fault": fault}
    return render(request, "pages/unit_copy.html", context, status=status)


def _page(
    request: HttpRequest,
    asset: Asset,
    fault: str = "",
    status: int = 200,
    form: UnitCopyForm | None = None,
) -> HttpResponse:
    form = form or UnitCopyForm(None, None, asset, request.user)
    is_sound = form.is_bound and form.is_valid()
    picture = b64encode(form.drawing.png(PREVIEW_PIXELS)).decode() if is_sound else ""
    context = {
        "asset": asset,
        "kit": asset.kit,
        "form": form,
        "fault": fault,
        "picture": picture,
        "formats": form.formats if is_sound else [],
    }
    return render(request, "pages/unit_copy.html", context, status=status)
