"""A second pair of eyes: assets of some kinds wait until somebody else has looked at them.

Which kinds, and who looks, is said by `AssetKind.second_approver`. Only what is seen counts: an asset waits when
it is new, when its files change and when it moves to such a kind, never for a change of its texts alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import registry as log_registry

from media.approvals.decision import Decision, open_decisions
from media.approvals.seen import mark_of
from media.enums import AssetState
from media.models import Asset, AssetKind
from media.models.assets import AssetQuerySet

DECLINED = "media.decline_asset"


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


def may_be_changed_by(asset: Asset, user: Any) -> bool:
    return user.has_perm("media.change_asset")


DECISIONS = (
    Decision(
        name="approve",
        label=_("Approve"),
        done=_("The asset is approved and shown wherever its kit is."),
        icon="check",
        states=(AssetState.WAITING,),
        may=may_be_approved_by,
        act=approve,
    ),
    Decision(
        name="decline",
        label=_("Decline"),
        done=_("The asset is declined and stays hidden; its editors see your reason."),
        icon="cross",
        states=(AssetState.WAITING,),
        may=may_be_approved_by,
        act=decline,
        needs_reason=True,
    ),
    Decision(
        name="submit",
        label=_("Submit again"),
        done=_("The asset waits for approval."),
        icon="undo",
        states=(AssetState.DECLINED,),
        may=may_be_changed_by,
        act=submit_again,
    ),
)


def decisions_for(asset: Asset, user: Any) -> list[Decision[Asset]]:
    """What this user may decide on an asset as it stands."""
    return open_decisions(DECISIONS, asset, user)


def last_reason(asset: Asset) -> str:
    """Why it was declined the last time; empty when it never was."""
    entries = log_registry.get_logs_for_instance(asset).filter(action=DECLINED)
    entry = entries.order_by("-timestamp", "-pk").first()
    return str(entry.data.get("reason", "")) if entry else ""
