"""Approving, withdrawing and proposing slogans anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.log_actions import log

from media.approvals.seen import SeenForm, mark_of
from media.approvals.way_back import way_back
from media.enums import SloganState
from media.models import Slogan

Act = Callable[[Slogan, Any], None]


@dataclass(frozen=True)
class Decision:
    """One thing that may be decided on a slogan, and in which states."""

    name: str
    label: Any
    done: Any
    icon: str
    states: tuple[SloganState, ...]
    act: Act

    def is_open_to(self, user: Any, slogan: Slogan) -> bool:
        """Whether this user may take it now."""
        if slogan.state not in self.states:
            return False
        if self.name == "approve":
            return slogan.may_be_approved_by(user)
        if self.name in ("decline", "withdraw"):
            return user.has_perm("media.approve_slogan")
        return user.has_perm("media.change_slogan")


DECISIONS = (
    Decision(
        "approve",
        _("Approve"),
        _("The slogan is approved and public."),
        "check",
        (SloganState.PROPOSED,),
        lambda slogan, user: slogan.approve(user),
    ),
    Decision(
        "decline",
        _("Decline"),
        _("The slogan is declined; it can be proposed again."),
        "cross",
        (SloganState.PROPOSED,),
        lambda slogan, user: slogan.withdraw(),
    ),
    Decision(
        "withdraw",
        _("Withdraw"),
        _("The slogan is withdrawn and no longer public."),
        "cross",
        (SloganState.APPROVED,),
        lambda slogan, user: slogan.withdraw(),
    ),
    Decision(
        "propose",
        _("Propose again"),
        _("The slogan waits for approval."),
        "undo",
        (SloganState.WITHDRAWN,),
        lambda slogan, user: slogan.propose_again(user),
    ),
)


def decisions_for(slogan: Slogan, user: Any) -> list[Decision]:
    """What this user may decide on a slogan as it stands."""
    return [decision for decision in DECISIONS if decision.is_open_to(user, slogan)]


@transaction.atomic
def decide_on_slogan(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask once more on GET, decide on POST; who decided what and when is logged."""
    # Locked, so that no other words slip in between the look and the approval.
    slogans = Slogan.objects.select_for_update(of=("self",)).select_related("proposed_by")
    slogan = get_object_or_404(slogans, pk=pk)
    open_to = {decision.name: decision for decision in decisions_for(slogan, request.user)}
    decision = open_to.get(name)
    if decision is None:
        raise PermissionDenied
    form = SeenForm(request.POST or None, shown=_mark(slogan))
    if request.method != "POST" or not form.is_valid():
        back = way_back(slogan, request.user)
        context = {"slogan": slogan, "decision": decision, "form": form, "back": back}
        status = 422 if form.is_bound else 200
        return render(request, "media/admin/decide_on_slogan.html", context, status=status)
    decision.act(slogan, request.user)
    log(slogan, f"media.{decision.name}_slogan", user=request.user)
    messages.success(request, decision.done)
    return redirect(way_back(slogan, request.user))


def _mark(slogan: Slogan) -> str:
    """Stands for the words and the source that the page of a decision shows."""
    return mark_of(slogan.wording, slogan.wording_en, slogan.document_id, slogan.passage)
