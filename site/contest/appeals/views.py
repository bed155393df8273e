"""The public page of appeals: one form to appeal, one to ask by the code of a case how far it has come.

Codes and words are sent in forms and stand in no address; what answers them is kept by nobody.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from contest.appeals import away, filing, refusals
from contest.appeals.forms import AppealForm, CaseForm
from contest.appeals.shown import shown_case
from contest.appeals.windows import WindowState, windows
from contest.clock import instant
from contest.enums import AppealKind
from contest.models import Appeal, Contest
from contest.taking_part import guards
from contest.taking_part.public import public_contest
from contest.taking_part.shown import shown_contest
from contest.taking_part.tokens import Door
from core.away import is_away
from core.public_forms import comes_from_elsewhere, is_longer_than

# The button that asks how a case stands; every other sends an appeal.
LOOK = "look"
# What a refusal is of, where it is of one field.
_FIELD_OF = {
    refusals.OtherRoundError: "about",
    refusals.ErasedError: "code",
    refusals.TooManyError: "code",
}


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def contest_appeal(request: HttpRequest, slug: str) -> HttpResponse:
    """Both forms; or the answer to the one that was sent."""
    try:
        contest, at = public_contest(slug), instant()
        if request.method != "POST":
            response = _page(request, contest, at)
        else:
            response = _answered(request, contest, at)
    except (DatabaseError, InterfaceError) as fault:
        if request.method != "POST" or not is_away(fault):
            raise
        response = away.page(request)
    response["Cache-Control"] = "no-store"
    return response


def _answered(request: HttpRequest, contest: Contest, at: datetime) -> HttpResponse:
    if is_longer_than(request, away.MOST_BYTES):
        trouble = _("What was sent is too long to be an appeal.")
        return _page(request, contest, at, 413, trouble=trouble)
    if comes_from_elsewhere(request):
        trouble = _("This was sent from another site: write it here once more.")
        return _page(request, contest, at, 403, trouble=trouble)
    try:
        # One count with the look-up of receipts, so that nobody tries twice as many codes by two doors.
        guards.flags_of_place(request, "receipt")
    except guards.FloodError:
        return _too_many(request, contest, at)
    if request.POST.get("step") == LOOK:
        return _looked_up(request, contest, at)
    return _filed(request, contest, at)


def _looked_up(request: HttpRequest, contest: Contest, at: datetime) -> HttpResponse:
    form = CaseForm(contest, data=request.POST)
    if not form.is_valid() or form.appeal is None:
        return _page(request, contest, at, 422, looking=form)
    return _case(request, contest, at, form.appeal, is_new=False)


def _filed(request: HttpRequest, contest: Contest, at: datetime) -> HttpResponse:
    form = AppealForm(contest, list(windows(contest, at)), at, data=request.POST)
    if not form.is_valid() or form.entry is None:
        return _page(request, contest, at, 422, form=form)
    told = form.cleaned_data
    try:
        appeal = filing.file(form.ladder, form.entry, AppealKind(told["kind"]), told["text"], at)
    except refusals.NotNowError as refused:
        return _page(request, contest, at, 409, form=form, trouble=str(refused))
    except refusals.AppealRefusedError as refused:
        form.add_error(_FIELD_OF[type(refused)], str(refused))
        return _page(request, contest, at, 422, form=form)
    return _case(request, contest, at, appeal, is_new=True)


def _case(
    request: HttpRequest, contest: Contest, at: datetime, appeal: Appeal, *, is_new: bool
) -> HttpResponse:
    context = {
        "contest": shown_contest(contest, at, Door.PAGE),
        "case": shown_case(appeal),
        "is_new": is_new,
    }
    return render(request, "pages/contest_appeal_case.html", context)


def _too_many(request: HttpRequest, contest: Contest, at: datetime) -> HttpResponse:
    again = date_format(timezone.localtime(at + guards.WITHIN), "H:i")
    trouble = _("Very many codes are coming from your network. Try again at %(time)s or later.")
    typed = request.POST.dict()
    response = _page(
        request,
        contest,
        at,
        429,
        form=AppealForm(contest, list(windows(contest, at)), at, initial=typed),
        looking=CaseForm(contest, initial=typed),
        trouble=trouble % {"time": again},
    )
    response["Retry-After"] = str(int(guards.WITHIN.total_seconds()))
    return response


def _page(
    request: HttpRequest,
    contest: Contest,
    at: datetime,
    status: int = 200,
    *,
    form: AppealForm | None = None,
    looking: CaseForm | None = None,
    trouble: str = "",
) -> HttpResponse:
    """Both forms, with what was sent and what is wrong with it; nothing that was written is lost."""
    found = list(windows(contest, at))
    form = form or AppealForm(contest, found, at)
    looking = looking or CaseForm(contest)
    context: dict[str, Any] = {
        "contest": shown_contest(contest, at, Door.PAGE),
        "form": form,
        "looking": looking,
        "faults": [*form.faults(), *looking.faults()],
        "trouble": trouble,
        "closed": [
            filing.no_window(each, at) for each in found if each.state(at) is not WindowState.OPEN
        ],
    }
    return render(request, "pages/contest_appeal.html", context, status=status)
