"""The page that breaks a text for a board, and the same lines as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pauses import pause_at
from media.led.export import export_of, slogan_query, spread_query
from media.led.forms import ExportForm, first_wish
from media.models import Playlist
from sharing.pages import ViewPage

# An address without any of these only fills in the form.
OF_THE_BOARD = ("board", "columns", "rows")


@require_safe
def led_export(request: HttpRequest) -> HttpResponse:
    """The form, and under it the board that was asked for; every wish has an address that can be handed on."""
    is_asked = any(name in request.GET for name in OF_THE_BOARD)
    form = ExportForm(request.GET if is_asked else None, initial=first_wish(request.GET))
    context: dict[str, object] = {
        "form": form,
        "is_asked": is_asked,
        "playlists": Playlist.objects.live(),
        "shared": ViewPage.of_list("led_export"),
    }
    status = 200
    if pause := pause_at():
        context["pause"] = pause
    elif is_asked and form.is_valid():
        export = export_of(form)
        context |= {
            "export": export,
            "query": request.GET.urlencode(),
            "spread_query": spread_query(request.GET),
            "shorter": [(each, slogan_query(request.GET, each)) for each in export.shorter],
        }
    elif is_asked:
        status = 422
    return render(request, "pages/led_export.html", context, status=status)


@require_safe
def led_text(request: HttpRequest) -> HttpResponse:
    """The lines alone, in UTF-8; `ends=crlf` for programs of Windows that know no other end of line."""
    if pause := pause_at():
        paused = _("The campaign is paused, so no text is given out: %(notice)s")
        return _plain(paused % {"notice": pause.notice_text}, 409)
    form = ExportForm(request.GET)
    if not form.is_valid():
        said = [f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items()]
        return _plain("\n".join(said), 422)
    export = export_of(form)
    if not export.fitted.fits:
        return _plain(str(export.too_long), 422)
    ends = "\r\n" if request.GET.get("ends") == "crlf" else "\n"
    response = _plain(export.text.replace("\n", ends) + ends)
    response["Content-Disposition"] = 'attachment; filename="led.txt"'
    return response


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
