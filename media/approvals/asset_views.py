"""The page on which an asset is looked at and decided on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.log_actions import log

from media.approvals.decision import Decision
from media.approvals.decisions import decisions_for, fingerprint
from media.approvals.seen import SeenForm
from media.approvals.way_back import way_back
from media.models import Asset


class DecisionForm(SeenForm):
    """What was seen, and for a refusal why."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("What is wrong, and what would be right. The editors of the asset read it."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, decision: Decision[Asset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not decision.needs_reason:
            del self.fields["reason"]


@transaction.atomic
def decide_on_asset(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Show the asset and ask once more on GET, decide on POST; who decided what and why is logged."""
    # Locked, so that no new file slips in between the look and the approval.
    assets = Asset.objects.select_for_update(of=("self",)).select_related("kit", "kind")
    asset = get_object_or_404(assets, pk=pk)
    open_to = {decision.name: decision for decision in decisions_for(asset, request.user)}
    decision = open_to.get(name)
    if decision is None:
        raise PermissionDenied
    form = DecisionForm(request.POST or None, shown=fingerprint(asset), decision=decision)
    if request.method != "POST" or not form.is_valid():
        back = way_back(asset, request.user)
        others = [each for each in open_to.values() if each is not decision]
        context = {
            "asset": asset,
            "decision": decision,
            "others": others,
            "form": form,
            "back": back,
        }
        context["hanging_days"] = asset.longest_hanging()
        status = 422 if form.is_bound else 200
        return render(request, "media/admin/decide_on_asset.html", context, status=status)
    decision.act(asset, request.user)
    reason = form.cleaned_data.get("reason", "")
    log(
        asset,
        decision.log_action(asset),
        user=request.user,
        data={"reason": reason} if reason else None,
    )
    messages.success(request, decision.done)
    return redirect(way_back(asset, request.user))
