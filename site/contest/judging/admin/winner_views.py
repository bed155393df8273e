"""Winners after approval: by codes, from which the secretariat goes on to the details; and names taken down."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.admin import messages

from contest.clock import instant
from contest.counting.admin.access import only_with
from contest.judging.admin.access import SEES_WINNERS, TAKES_DOWN
from contest.judging.admin.forms import TakeDownForm
from contest.judging.ladders import Ladder
from contest.judging.names import NameState, name_and_state
from contest.judging.refusals import JudgingRefusedError
from contest.judging.states import is_outdated
from contest.judging.takedowns import in_force_on, take_down, undo
from contest.models import Award, AwardList, Person


@require_safe
@only_with(SEES_WINNERS)
def winners(request: HttpRequest) -> HttpResponse:
    """Whoever wins by the lists in force, the newest list first; nobody before approval."""
    lists = AwardList.objects.in_force().select_related("contest", "round__contest", "rules")
    shown = [
        (Ladder.of_list(each), each, _people(each)) for each in lists.order_by("-approved_at", "pk")
    ]
    return render(request, "contest/admin/winners.html", {"lists": shown})


@only_with(SEES_WINNERS)
def winner(request: HttpRequest, code: str) -> HttpResponse:
    """The prizes of one contestant and whether the name is taken down; a POST with a reason turns that round."""
    person = get_object_or_404(
        Person.objects.filter(awards__list__approved_at__isnull=False).distinct(), code=code
    )
    taken = in_force_on(person)
    form = TakeDownForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not request.user.has_perm(TAKES_DOWN):
        raise PermissionDenied
    if form.is_valid():
        _turn(request, person, form.cleaned_data["reason"])
        return redirect("contest_winner", person.code)
    awards = Award.objects.filter(
        person=person, prize__isnull=False, list__in=AwardList.objects.in_force()
    )
    context: dict[str, Any] = {
        "person": person,
        "awards": awards.select_related("prize", "list__contest", "list__round__contest"),
        "taken": taken,
        "history": person.take_downs.select_related("taken_by", "undone_by"),
        "form": form if request.user.has_perm(TAKES_DOWN) else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "contest/admin/winner.html", context, status=status)


def _people(awards: AwardList) -> list[tuple[Award, NameState, bool]]:
    """Each prize for a person, with how much of the name the public page tells, and whether it tells the place."""
    given = (
        awards.awards.filter(prize__isnull=False, person__isnull=False)
        .select_related("prize", "person__unit")
        .prefetch_related("person__consents", "person__take_downs")
    )
    # Of what no longer holds the page tells codes alone.
    if is_outdated(awards):
        return [(each, NameState.OUTDATED, False) for each in given]
    age = awards.rules.guardian_age
    return [(each, *_told(each.person, age)) for each in given if each.person]


def _told(person: Person, guardian_age: int) -> tuple[NameState, bool]:
    name, state = name_and_state(person, guardian_age)
    return state, bool(name.place)


def _turn(request: HttpRequest, person: Person, reason: str) -> None:
    """Do what the page offered: what was seen is sent along, so that nobody does the opposite."""
    taken, at = in_force_on(person), instant()
    if request.POST.get("undoes", "") != (str(taken.pk) if taken else ""):
        messages.error(request, _("Somebody else has just decided on this name. Look again."))
        return
    try:
        if taken:
            undo(taken, request.user, at, reason)
        else:
            take_down(person, request.user, at, reason)
    except JudgingRefusedError:
        messages.error(request, _("Somebody else has just decided on this name. Look again."))
        return
    if taken:
        messages.success(request, _("The name may stand again, as far as consents allow."))
    else:
        messages.success(request, _("The name is taken down; the code stays."))
