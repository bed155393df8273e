"""Asking to be told when a kit changes, confirming it, and ending it; no cookie is read or set anywhere here."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.network import client_address
from core.public_forms import comes_from_elsewhere, is_longer_than, is_too_often
from media.models import Kit, Watcher
from media.notices.watching import key_to_stop, note_watcher, watcher_to_confirm
from media.tasks import ask_to_confirm

MOST_BYTES = 4_096
# An office may have one address for everybody in it; an inbox is one person's.
MOST_FROM_ONE_PLACE, MOST_TO_ONE_INBOX = 20, 5
WITHIN = timedelta(hours=1)


class WatchForm(forms.Form):
    """An e-mail address, and a field that people don't see and programs fill in."""

    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": gettext_lazy("The e-mail address is missing."),
            "invalid": gettext_lazy(
                "This is no e-mail address. One looks like this: name@example.vn."
            ),
            "max_length": gettext_lazy("This e-mail address is too long."),
        },
    )
    # A plain field refuses nothing: whatever stands in it, a program wrote it.
    website = forms.Field(required=False)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def watch_kit(request: HttpRequest, kit_slug: str) -> HttpResponse:
    """Take an address from the kit's page. The answer is the same whether the address was known or not."""
    kit = get_object_or_404(Kit.objects.public(), slug=kit_slug)
    if request.method != "POST":
        return redirect(kit)
    if is_longer_than(request, MOST_BYTES):
        return _refused(request, kit, 413, _("What was sent is too long to be an address."))
    if comes_from_elsewhere(request):
        return _refused(request, kit, 403, _("The address was sent from another site."))
    form = WatchForm(request.POST)
    if not form.is_valid():
        return _refused(
            request, kit, 422, str(form.errors["email"][0]), request.POST.get("email", "")
        )
    if is_too_often("watch", client_address(request), MOST_FROM_ONE_PLACE, WITHIN):
        return _refused(request, kit, 429, _("Too many addresses were sent. Try again in an hour."))
    address = form.cleaned_data["email"].lower()
    is_for_a_person = not form.cleaned_data["website"]
    if is_for_a_person and not is_too_often("watch_to", address, MOST_TO_ONE_INBOX, WITHIN):
        watcher = note_watcher(kit, address, get_language(), timezone.now())
        if watcher:
            ask_to_confirm.enqueue(watcher.pk)
    return _page(
        request,
        kit,
        _("Look in your inbox"),
        _(
            "If the address is new to us, a letter is on its way. Press the link in it within 3 days."
        ),
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_watch(request: HttpRequest, token: str) -> HttpResponse:
    """The owner of an address says yes: by a button, for programs open the links of letters, too."""
    watcher = watcher_to_confirm(token)
    if watcher is None:
        return _page(
            request,
            None,
            _("This link no longer works"),
            _("It was valid for 3 days. Ask to be told once more on the page of the kit."),
            status=410,
        )
    if request.method != "POST":
        text = _("We'll write to you when “%(kit)s” changes or is recalled, and for nothing else.")
        return _page(
            request,
            watcher.kit,
            _("Be told of changes?"),
            text % {"kit": watcher.kit.title},
            button=_("Yes, tell me"),
        )
    Watcher.objects.filter(pk=watcher.pk, confirmed_at=None).update(confirmed_at=timezone.now())
    return _page(
        request,
        watcher.kit,
        _("You'll be told"),
        _("Every letter has a link by which you end them."),
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop_watching(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters and delete the address: by a button, or by the one click of a mail program."""
    key = key_to_stop(token)
    if key is None:
        return _page(
            request,
            None,
            _("This link no longer works"),
            _("It is incomplete. Copy the whole address from the letter."),
            status=404,
        )
    found = Watcher.objects.filter(pk=key)
    if request.method != "POST" and found.exists():
        return _page(
            request,
            None,
            _("No more letters?"),
            _("Your address will be deleted."),
            button=_("Delete my address"),
        )
    if request.method == "POST":
        found.delete()
    return _page(
        request, None, _("You'll get no more letters"), _("Your address has been deleted.")
    )


def _refused(
    request: HttpRequest, kit: Kit, status: int, reason: str, typed: str = ""
) -> HttpResponse:
    context = {"kit": kit, "heading": _("The address was not taken"), "error": reason}
    return _answer(request, {**context, "typed": typed[:254]}, status)


def _page(
    request: HttpRequest,
    kit: Kit | None,
    heading: str,
    text: str,
    button: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = kit if kit and kit.is_open else None
    return _answer(
        request, {"kit": shown, "heading": heading, "text": text, "button": button}, status
    )


def _answer(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, "pages/watch.html", context, status=status)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
