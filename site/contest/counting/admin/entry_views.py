"""One entry as judges see it: its place and why, and the decisions about it. Who is behind it is a code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wagtail.admin import messages

from contest.attempts.scores import score
from contest.clock import instant
from contest.counting.admin.access import ANNULS, LIFTS, SEES_DECISIONS, only_with
from contest.counting.admin.forms import ReasonForm, begun_reason
from contest.counting.annulling import AlreadyDecidedError, annul, lift
from contest.counting.why import why
from contest.enums import Flag, RoundState
from contest.ledger.commitments import opened
from contest.models import Annulment, Entry, LedgerLine, Standing


@only_with(SEES_DECISIONS)
def entry(request: HttpRequest, receipt: str) -> HttpResponse:
    """Shows an entry of a closed round; a POST with a reason annuls it, or lifts what annuls it."""
    at = instant()
    shown = get_object_or_404(
        Entry.objects.select_related("round__contest", "person", "attempt"), receipt=receipt
    )
    if shown.round.state(at) != RoundState.CLOSED:
        raise Http404
    annulment = shown.annulment
    right = LIFTS if annulment else ANNULS
    posted = request.POST if request.method == "POST" else None
    form = ReasonForm(posted, initial=begun_reason(request))
    if form.is_bound and not request.user.has_perm(right):
        raise PermissionDenied
    if form.is_valid():
        _decide(request, shown, annulment, at, form.cleaned_data["reason"])
        return redirect("contest_entry", receipt)
    context = {
        "entry": shown,
        "annulment": annulment,
        "score": score(shown),
        "flags": [Flag(flag).label for flag in shown.flags if flag in Flag],
        "places": _places(shown),
        "opening": _opening(shown),
        "decisions": shown.annulments.select_related("decided_by", "lifted_by"),
        "form": form if request.user.has_perm(right) else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "contest/admin/entry.html", context, status=status)


def _places(shown: Entry) -> list[tuple[Standing, list[str]]]:
    """Where the entry stands in each version of the result, the newest first, and why."""
    standings = (
        Standing.objects.filter(entry=shown)
        .select_related("result__rules", "entry")
        .order_by("-result__number")
    )
    return [(standing, why(standing)) for standing in standings]


def _opening(shown: Entry) -> str:
    """What came of comparing the sealed commitment with the details kept now; empty while the entry is in no ledger."""
    line = LedgerLine.objects.filter(entry=shown).first()
    if line is None:
        return ""
    line.entry = shown
    return opened(line).value


def _decide(
    request: HttpRequest, shown: Entry, annulment: Annulment | None, at: datetime, reason: str
) -> None:
    """Annul or lift as the page offered: what was seen is sent along, so that nobody does the opposite."""
    offered: Any = request.POST.get("lifts", "")
    if offered != (str(annulment.pk) if annulment else ""):
        messages.error(request, _("Somebody else has just decided on this entry. Look again."))
        return
    try:
        if annulment:
            lift(annulment, request.user, at, reason)
        else:
            annul(shown, request.user, at, reason)
    except AlreadyDecidedError:
        messages.error(request, _("Somebody else has just decided on this entry. Look again."))
        return
    done = _("The annulment is lifted.") if annulment else _("The entry is annulled.")
    if shown.round.results.exists():
        effect = _("Count the round again for it to take effect.")
    else:
        effect = _("Count the round for it to take effect.")
    messages.success(request, f"{done} {effect}")
