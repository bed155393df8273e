"""The look-up of a receipt, for whoever has its code.

The code is sent in a form and stands in no address; what answers it is kept by nobody.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from contest.clock import instant
from contest.lookup.forms import ReceiptForm
from contest.lookup.found import found_entry
from contest.models import Contest
from contest.taking_part import guards, shown
from contest.taking_part.public import public_contest
from contest.taking_part.tokens import Door
from core.public_forms import comes_from_elsewhere, is_longer_than
from core.serving import remembered_view

# A code and whatever a browser adds to it.
MOST_BYTES = 2_048


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def contest_receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, which anyone may keep; or the answer to the code that was sent."""
    if request.method != "POST":
        return _form(request, slug)
    response = _looked_up(request, public_contest(slug), instant())
    response["Cache-Control"] = "no-store"
    return response


@remembered_view()
def _form(request: HttpRequest, slug: str) -> HttpResponse:
    contest = public_contest(slug)
    return _page(request, contest, timezone.now(), form=ReceiptForm(contest))


def _looked_up(request: HttpRequest, contest: Contest, at: datetime) -> HttpResponse:
    if is_longer_than(request, MOST_BYTES):
        trouble = _("What was sent is too long to be a receipt code.")
        return _page(request, contest, at, 413, form=ReceiptForm(contest), trouble=trouble)
    if comes_from_elsewhere(request):
        trouble = _("This code was sent from another site: write it here once more.")
        return _page(request, contest, at, 403, form=ReceiptForm(contest), trouble=trouble)
    try:
        # Whether many come from one place says nothing about an entry that is here already.
        guards.flags_of_place(request, "receipt")
    except guards.FloodError:
        return _too_many(request, contest, at)
    form = ReceiptForm(contest, data=request.POST)
    if not form.is_valid() or form.entry is None:
        return _page(request, contest, at, 422, form=form)
    found = found_entry(form.entry, at)
    return _page(request, contest, at, form=ReceiptForm(contest), found=found)


def _too_many(request: HttpRequest, contest: Contest, at: datetime) -> HttpResponse:
    again = date_format(timezone.localtime(at + guards.WITHIN), "H:i")
    trouble = _("Very many codes are coming from your network. Try again at %(time)s or later.")
    form = ReceiptForm(contest, initial={"code": request.POST.get("code", "")})
    response = _page(request, contest, at, 429, form=form, trouble=trouble % {"time": again})
    response["Retry-After"] = str(int(guards.WITHIN.total_seconds()))
    return response


def _page(
    request: HttpRequest, contest: Contest, at: datetime, status: int = 200, **context: Any
) -> HttpResponse:
    code = context["form"]["code"]
    context["contest"] = shown.shown_contest(contest, at, Door.PAGE)
    context["faults"] = [(code.id_for_label, str(error)) for error in code.errors]
    return render(request, "pages/contest_lookup.html", context, status=status)
