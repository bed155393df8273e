"""One list as it was proposed, and an organiser's decision on it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin import messages

from contest.clock import instant
from contest.counting.admin.access import only_with
from contest.judging.admin.access import APPROVES, SEES_LISTS, asked_list
from contest.judging.admin.forms import SendBackForm
from contest.judging.approving import approve, refuse_approval, send_back
from contest.judging.holding import unproved
from contest.judging.ladders import Ladder
from contest.judging.refusals import HadAPartError, JudgingRefusedError
from contest.judging.states import ListState, is_outdated, state_of_list
from contest.models import AwardList


@require_safe
@only_with(SEES_LISTS)
def award_list(request: HttpRequest, pk: int) -> HttpResponse:
    """A list by codes, with its reserves and what became of it."""
    return _page(request, asked_list(pk))


@only_with(APPROVES)
@require_POST
def approve_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a list public; PermissionDenied for whoever had a part in it."""
    try:
        approve(asked_list(pk), request.user, instant())
    except HadAPartError as refused:
        raise PermissionDenied from refused
    except JudgingRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Approved: the list is public now."))
    return redirect("contest_award_list", pk)


@only_with(APPROVES)
@require_POST
def send_list_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a list back to the judges with a reason."""
    awards, form = asked_list(pk), SendBackForm(request.POST)
    if not form.is_valid():
        return _page(request, awards, form)
    try:
        send_back(awards, request.user, instant(), form.cleaned_data["because"])
    except JudgingRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Sent back to the judges."))
    return redirect("contest_award_list", pk)


def _page(
    request: HttpRequest, awards: AwardList, form: SendBackForm | None = None
) -> HttpResponse:
    state, ladder = state_of_list(awards), Ladder.of_list(awards)
    rows = awards.awards.select_related("prize", "person", "unit")
    context: dict[str, Any] = {
        "list": awards,
        "ladder": ladder,
        "state": state,
        "is_outdated": state in (ListState.PROPOSED, ListState.APPROVED) and is_outdated(awards),
        "overtaken": ladder.overtaken if state == ListState.PROPOSED else [],
        "unproved": unproved(ladder) if state == ListState.PROPOSED else None,
        "given": [each for each in rows if each.prize_id],
        "reserves": [each for each in rows if not each.prize_id],
        "waits": state == ListState.PROPOSED,
        "decides": request.user.has_perm(APPROVES),
        "refusal": _refusal(awards, request.user),
        "form": form or SendBackForm(),
    }
    status = 422 if form else 200
    return render(request, "contest/admin/award_list.html", context, status=status)


def _refusal(awards: AwardList, user: Any) -> str:
    """Why somebody may not approve a list; empty where they may."""
    try:
        refuse_approval(awards, user)
    except JudgingRefusedError as refused:
        return str(refused)
    return ""
