"""Approving, withdrawing and proposing slogans anew."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.log_actions import log

from media.approvals.decision import Decision, open_decisions
from media.approvals.seen import SeenForm, mark_of
from media.approvals.way_back import way_back
from media.enums import SloganState
from media.models import Asset, Slogan
from media.recalls.buttons import recall_url_of_slogan


def _may_approve(slogan: Slogan, user: Any) -> bool:
    return user.has_perm("media.approve_slogan")


def _may_change(slogan: Slogan, user: Any) -> bool:
    return user.has_perm("media.change_slogan")


DECISIONS = (
    Decision(
        name="approve",
        label=_("Approve"),
        done=_("The slogan is approved and public."),
        icon="check",
        states=(SloganState.PROPOSED,),
        may=Slogan.may_be_approved_by,
        act=Slogan.approve,
    ),
    Decision(
        name="decline",
        label=_("Decline"),
        done=_("The slogan is declined; it can be proposed again."),
        icon="cross",
        states=(SloganState.PROPOSED,),
        may=_may_approve,
        act=lambda slogan, user: slogan.withdraw(),
    ),
    Decision(
        name="withdraw",
        label=_("Withdraw"),
        done=_("The slogan is withdrawn and no longer public."),
        icon="cross",
        states=(SloganState.APPROVED,),
        may=_may_approve,
        act=lambda slogan, user: slogan.withdraw(),
    ),
    Decision(
        name="propose",
        label=_("Propose again"),
        done=_("The slogan waits for approval."),
        icon="undo",
        states=(SloganState.WITHDRAWN,),
        may=_may_change,
        act=Slogan.propose_again,
    ),
)


def decisions_for(slogan: Slogan, user: Any) -> list[Decision[Slogan]]:
    """What this user may decide on a slogan as it stands."""
    return open_decisions(DECISIONS, slogan, user)


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
        if decision.name in ("withdraw", "decline"):
            context["carriers"] = _carriers(slogan)
            context["recall_url"] = recall_url_of_slogan(slogan, request.path)
        status = 422 if form.is_bound else 200
        return render(request, "media/admin/decide_on_slogan.html", context, status=status)
    decision.act(slogan, request.user)
    log(slogan, decision.log_action(slogan), user=request.user)
    if decision.name == "approve" and slogan.is_expired():
        messages.warning(
            request, _("The slogan is approved. Its use has ended, so it is not public.")
        )
    else:
        messages.success(request, decision.done)
    return redirect(way_back(slogan, request.user))


def _carriers(slogan: Slogan) -> list[Asset]:
    """The assets that go on carrying it until they are recalled."""
    carriers = Asset.objects.carrying(slogan).filter(recalled_at=None)
    return list(carriers.select_related("kit").order_by("-kit_id", "sort_order", "id"))


def _mark(slogan: Slogan) -> str:
    """Stands for the words, the source and the use that the page of a decision shows."""
    source = (slogan.document_id, slogan.passage)
    return mark_of(slogan.wording, slogan.wording_en, source, slogan.use_from, slogan.use_until)
