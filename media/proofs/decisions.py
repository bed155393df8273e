"""Checking and refusing proofs of use, and looking at their photos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from media.approvals.seen import SeenForm, mark_of
from media.enums import ProofState
from media.inspection.formats import CONTENT_TYPES, ENDINGS
from media.models import ProofOfUse

_TYPES = {each: CONTENT_TYPES[name] for name, endings in ENDINGS.items() for each in endings
          if name in CONTENT_TYPES}  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """One thing that may be decided on a proof, in which states, and whether it needs a reason."""

    name: str
    label: Any
    done: Any
    icon: str
    states: tuple[ProofState, ...]
    act: Callable[[ProofOfUse, Any, str], None]
    needs_reason: bool = False


DECISIONS = (
    Decision(
        "check",
        _("Confirm"),
        _("The proof is confirmed."),
        "check",
        (ProofState.SENT, ProofState.REFUSED),
        lambda proof, user, why: proof.check_off(user),
    ),
    Decision(
        "refuse",
        _("Refuse"),
        _("The proof is refused; its unit sees why and can mend it."),
        "cross",
        (ProofState.SENT, ProofState.CHECKED),
        lambda proof, user, why: proof.refuse(user, why),
        needs_reason=True,
    ),
)


# What the page of a decision shows of a proof.
_SHOWN = (
    "asset_id", "unit_id", "kind", "used_on", "place", "pieces", "link", "photo", "state", "state_note",
)  # fmt: skip


class ReasonForm(SeenForm):
    why = forms.CharField(
        label=_("Why"),
        max_length=250,
        help_text=_("Its unit reads this: say what is missing or wrong."),
    )


def decisions_for(proof: ProofOfUse, user: Any) -> list[Decision]:
    """What this user may decide on a proof as it stands."""
    if not proof.may_be_checked_by(user):
        return []
    return [decision for decision in DECISIONS if proof.state in decision.states]


@transaction.atomic
def decide_on_proof(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Show the proof and ask on GET, decide on POST; who decided what and when is logged."""
    # Locked, so that nothing is mended between the look and the decision.
    proofs = ProofOfUse.objects.select_for_update(of=("self",))
    proof = get_object_or_404(proofs.select_related("asset__kit", "unit", "sent_by"), pk=pk)
    open_to = {decision.name: decision for decision in decisions_for(proof, request.user)}
    decision = open_to.get(name)
    if decision is None:
        raise PermissionDenied
    form_class = ReasonForm if decision.needs_reason else SeenForm
    shown = mark_of(*(getattr(proof, name) for name in _SHOWN))
    form = form_class(request.POST or None, shown=shown)
    if request.method != "POST" or not form.is_valid():
        context = {"proof": proof, "decision": decision, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "media/admin/decide_on_proof.html", context, status=status)
    decision.act(proof, request.user, form.cleaned_data.get("why", ""))
    log(proof, f"media.{decision.name}_proof", user=request.user)
    messages.success(request, decision.done)
    return redirect("proofs:index")


@require_safe
def proof_photo(request: HttpRequest, pk: int) -> FileResponse:
    """The photo of a proof, for those who may see the proof; for others there is none."""
    seen = policy_registry.get_by_type(ProofOfUse).instances_user_has_permission_for(
        request.user, "view"
    )
    proof = get_object_or_404(seen, pk=pk)
    try:
        stored = proof.photo.open()
    except (OSError, ValueError) as lost:
        raise Http404 from lost
    suffix = PurePosixPath(str(proof.photo.name)).suffix.lstrip(".")
    response = FileResponse(stored, content_type=_TYPES[suffix])
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
