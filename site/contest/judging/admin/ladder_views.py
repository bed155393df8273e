"""All ladders with where they stand, and one of them: what stands now, who is passed over, which lists there were."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin import messages

from contest.clock import instant
from contest.counting.admin.access import only_with
from contest.enums import PassingCause
from contest.judging.admin.access import PROPOSES, SEES_LISTS, asked_ladder
from contest.judging.admin.forms import PassOverForm, ProposeForm
from contest.judging.holding import held_people, unproved
from contest.judging.ladders import Ladder, ladders
from contest.judging.proposing import lift, mark_of, pass_over, propose, says_the_same
from contest.judging.refusals import JudgingRefusedError
from contest.judging.states import state_of_ladder, state_of_list
from contest.models import Contest, PassedOver


@require_safe
@only_with(SEES_LISTS)
def awards(request: HttpRequest) -> HttpResponse:
    """Every ladder for which prizes can be given now, the newest contest first."""
    at = instant()
    contests = [
        (contest, [(each, state_of_ladder(each)) for each in ladders(contest, at)])
        for contest in Contest.objects.all()
    ]
    shown = [(contest, rows) for contest, rows in contests if rows]
    return render(request, "contest/admin/awards.html", {"contests": shown})


@require_safe
@only_with(SEES_LISTS)
def ladder(request: HttpRequest, scope: str, pk: int) -> HttpResponse:
    """One ladder; judges see besides what would be proposed now."""
    return _page(request, asked_ladder(scope, pk, instant()))


@only_with(PROPOSES)
@require_POST
def pass_somebody_over(request: HttpRequest, scope: str, pk: int) -> HttpResponse:
    """Whoever was chosen gets no prize of this ladder; the next steps up."""
    at = instant()
    asked = asked_ladder(scope, pk, at)
    form = PassOverForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, passing=form)
    told = form.cleaned_data
    try:
        pass_over(asked, told["who"], PassingCause(told["cause"]), told["words"], request.user, at)
    except JudgingRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Passed over; the next in the ranking has stepped up."))
    return redirect("contest_ladder", *asked.key)


@only_with(PROPOSES)
@require_POST
def lift_passing_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever was passed over stands in the ranking again."""
    decided = get_object_or_404(PassedOver, pk=pk)
    at = instant()
    key = decided.round_id or decided.contest_id
    asked = asked_ladder(decided.scope, key, at)
    try:
        lift(decided, request.user, at)
    except JudgingRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Taken back: the ranking decides again."))
    return redirect("contest_ladder", *asked.key)


@only_with(PROPOSES)
@require_POST
def propose_list(request: HttpRequest, scope: str, pk: int) -> HttpResponse:
    """What was seen becomes the next list, which waits for an organiser."""
    at = instant()
    asked = asked_ladder(scope, pk, at)
    form = ProposeForm(request.POST, is_first=asked.newest() is None)
    if not form.is_valid():
        return _page(request, asked, proposing=form)
    told = form.cleaned_data
    try:
        propose(asked, request.user, at, told["seen"], told.get("why", ""), told.get("why_en", ""))
    except JudgingRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Proposed. An organiser who had no part in it approves."))
    return redirect("contest_ladder", *asked.key)


def _page(request: HttpRequest, shown: Ladder, **sent: forms.Form) -> HttpResponse:
    """The page of a ladder, with a form that was not taken as it was filled in."""
    lists = shown.lists().select_related("proposed_by", "approved_by", "returned_by")
    context: dict[str, Any] = {
        "ladder": shown,
        "state": state_of_ladder(shown),
        "lists": [(each, state_of_list(each)) for each in lists.order_by("-number")],
        "proposes": request.user.has_perm(PROPOSES),
    }
    if context["proposes"] and shown.results:
        awards, newest = shown.awards(), shown.newest()
        context |= {"awards": awards, "passed": shown.passed_over(), "passing": PassOverForm()}
        context |= {"overtaken": shown.overtaken, "unproved": unproved(shown)}
        context["held"] = held_people(shown, awards, instant())
        # Not where what would be proposed waits, or is in force, already.
        if not (newest and says_the_same(newest, awards)):
            context["proposing"] = ProposeForm(
                is_first=newest is None, initial={"seen": mark_of(shown)}
            )
        context |= sent
    return render(request, "contest/admin/ladder.html", context, status=422 if sent else 200)
