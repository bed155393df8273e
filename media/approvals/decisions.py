"""A second pair of eyes: assets of some kinds wait until somebody else has looked at them.

Which kinds, and who looks, is said by `AssetKind.second_approver`. Only what is seen counts: an asset waits when
it is new, when its files change and when it moves to such a kind, never for a change of its texts alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import registry as log_registry

from media.approvals.seen import mark_of
from media.enums import AssetState
from media.models import Asset, AssetKind
from media.models.assets import AssetQuerySet

DECLINED = "media.decline_asset"
Act = Callable[[Asset, Any], None]


def state_when_changed(kind: AssetKind) -> AssetState:
    """The state of an asset of this kind whose files have just changed."""
    return AssetState.WAITING if kind.second_approver_id else AssetState.APPROVED


def submit(asset: Asset, user: Any) -> None:
    """Note who changed what is seen of an asset, and let it wait if its kind asks for a second look.

    The asset is not saved.
    """
    asset.state = state_when_changed(asset.kind)
    asset.submitted_by = user
    asset.approved_by = asset.approved_at = None


def may_be_approved_by(asset: Asset, user: Any) -> bool:
    """Four eyes: somebody of the kind's group, but not who changed the asset last."""
    if not user.has_perm("media.approve_asset"):
        return False
    if user.is_superuser:
        return True
    group = asset.kind.second_approver_id
    return asset.submitted_by_id != user.pk and (group is None or group in _groups_of(user))


def _groups_of(user: Any) -> set[int]:
    """Looked up once a request, however many assets are asked about."""
    prefetch_related_objects([user], "groups")
    return {group.pk for group in user.groups.all()}


def waiting_for(user: Any) -> AssetQuerySet:
    """The assets that wait for this user's approval, those that have waited longest first."""
    if not user.has_perm("media.approve_asset"):
        return Asset.objects.none()
    waiting = Asset.objects.filter(state=AssetState.WAITING).order_by("id")
    if user.is_superuser:
        return waiting
    by_group = Q(kind__second_approver=None) | Q(kind__second_approver__in=_groups_of(user))
    # Compared by inclusion: `exclude` would drop those whose editor is no longer known.
    return waiting.filter(by_group, Q(submitted_by=None) | ~Q(submitted_by=user.pk))


def fingerprint(asset: Asset) -> str:
    """Stands for the files and the kind of an asset, so that nobody approves what they haven't seen."""
    files = [(variant.pk, variant.sha256) for variant in asset.variants.all()]
    return mark_of(asset.kind_id, *sorted(files))


def approve(asset: Asset, user: Any, at: datetime | None = None) -> None:
    """Show it; refused unless `may_be_approved_by` says yes."""
    if not may_be_approved_by(asset, user):
        raise PermissionError("An asset is approved by somebody else than who changed it.")
    asset.state, asset.approved_by = AssetState.APPROVED, user
    asset.approved_at = at or timezone.now()
    asset.save()


def decline(asset: Asset, user: Any) -> None:
    """Keep it hidden until its files change or somebody submits it again."""
    asset.state = AssetState.DECLINED
    asset.save()


def submit_again(asset: Asset, user: Any) -> None:
    """Put a declined asset before the approvers once more."""
    submit(asset, user)
    asset.save()


@dataclass(frozen=True)
class Decision:
    """One thing that may be decided on an asset, and in which state."""

    name: str
    label: Any
    done: Any
    icon: str
    state: AssetState
    act: Act
    needs_reason: bool = False

    @property
    def log_action(self) -> str:
        return f"media.{self.name}_asset"

    def is_open_to(self, user: Any, asset: Asset) -> bool:
        """Whether this user may take it now."""
        if asset.state != self.state:
            return False
        if self.name == "submit":
            return user.has_perm("media.change_asset")
        return may_be_approved_by(asset, user)


DECISIONS = (
    Decision(
        "approve",
        _("Approve"),
        _("The asset is approved and shown wherever its kit is."),
        "check",
        AssetState.WAITING,
        approve,
    ),
    Decision(
        "decline",
        _("Decline"),
        _("The asset is declined and stays hidden; its editors see your reason."),
        "cross",
        AssetState.WAITING,
        decline,
        needs_reason=True,
    ),
    Decision(
        "submit",
        _("Submit again"),
        _("The asset waits for approval."),
        "undo",
        AssetState.DECLINED,
        submit_again,
    ),
)


def decisions_for(asset: Asset, user: Any) -> list[Decision]:
    """What this user may decide on an asset as it stands."""
    return [decision for decision in DECISIONS if decision.is_open_to(user, asset)]


def last_reason(asset: Asset) -> str:
    """Why it was declined the last time; empty when it never was."""
    entries = log_registry.get_logs_for_instance(asset).filter(action=DECLINED)
    entry = entries.order_by("-timestamp", "-pk").first()
    return str(entry.data.get("reason", "")) if entry else ""
