"""Approving many assets at once from their list."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from media.approvals.decisions import approve, fingerprint, may_be_approved_by
from media.editing.bulk_actions import AssetBulkAction, ChosenAssetsForm
from media.enums import AssetState
from media.models import Asset


class SeenForm(ChosenAssetsForm):
    """Stands for the files that were on the page, so that nobody approves others."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = sorted(fingerprint(asset) for asset in self.assets)
        self.shown = hashlib.sha256("".join(marks).encode()).hexdigest()
        self.initial["seen"] = self.shown

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("seen") != self.shown:
            self.data = {**self.data, "seen": self.shown}
            raise ValidationError(
                _("The files have changed since you looked. Look at them again, then decide.")
            )
        return given


class ApproveAssets(AssetBulkAction):
    display_name = gettext_lazy("Approve")
    action_type = "approve_assets"
    aria_label = gettext_lazy("Approve the chosen assets")
    action_priority = 20
    form_class = SeenForm
    question = gettext_lazy("Each of these assets is approved:")

    def check_perm(self, asset: Asset) -> bool:
        return asset.state == AssetState.WAITING and may_be_approved_by(asset, self.request.user)

    def act(self, asset: Asset, given: dict[str, Any]) -> None:
        approve(asset, self.request.user)
        log(asset, "media.approve_asset", user=self.request.user)
