"""Approving many assets at once from their list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from media.approvals.decisions import approve, fingerprint, may_be_approved_by
from media.approvals.seen import SeenForm, mark_of
from media.editing.bulk_actions import AssetBulkAction, ChosenAssetsForm
from media.enums import AssetState
from media.models import Asset


class SeenAssetsForm(SeenForm, ChosenAssetsForm):
    """What was seen of all of them, so that nobody approves files that have come since."""

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        shown = mark_of(*sorted(fingerprint(asset) for asset in assets))
        super().__init__(*args, assets=assets, shown=shown, **kwargs)


class ApproveAssets(AssetBulkAction):
    display_name = gettext_lazy("Approve")
    action_type = "approve_assets"
    aria_label = gettext_lazy("Approve the chosen assets")
    action_priority = 20
    form_class = SeenAssetsForm
    question = gettext_lazy("Each of these assets is approved:")

    def check_perm(self, asset: Asset) -> bool:
        return asset.state == AssetState.WAITING and may_be_approved_by(asset, self.request.user)

    @classmethod
    def execute_action(cls, objects: Sequence[Asset], **kwargs: Any) -> tuple[int, int]:
        """Approves them; one that has changed or was decided on since the form was read waits, or stays so."""
        view = kwargs["self"]
        seen = {asset.pk: fingerprint(asset) for asset in view.cleaned_form.assets}
        stored = Asset.objects.filter(pk__in=[asset.pk for asset in objects]).select_related("kind")
        # Locked, so that no new file slips in between the look and the approval.
        locked = stored.select_for_update(of=("self",)).order_by("pk")
        unchanged = [
            asset
            for asset in locked
            if view.check_perm(asset) and fingerprint(asset) == seen.get(asset.pk)
        ]
        return super().execute_action(unchanged, **kwargs)

    def act(self, asset: Asset, given: dict[str, Any]) -> None:
        approve(asset, self.request.user)
        log(asset, "media.approve_asset", user=self.request.user)
