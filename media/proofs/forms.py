"""The form with which a unit tells that it used an asset."""

from __future__ import annotations

import secrets
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from core.text import is_key
from media.enums import AssetState, ProofState
from media.forms import clean_upload
from media.inspection.formats import ENDINGS, format_of_file
from media.models import Asset, Kit
from media.proofs.policy import sees_all

PHOTO_FORMATS = ("jpeg", "png", "webp")
# A longer list is not read; an asset beyond it is reached from the page of its kit.
MOST_ASSETS_LISTED = 300


def assets_open_to(user: Any) -> QuerySet[Asset]:
    """The assets that somebody may have used: approved ones of kits that are given out to them."""
    kits = Kit.objects.visible_to(user)
    return Asset.objects.filter(kit__in=kits, state=AssetState.APPROVED, recalled_at=None)


class ProofForm(WagtailAdminModelForm):
    """A proof of use. Members send for their own unit; those who see all proofs say whose it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sees_all(self.for_user):
            self.fields.pop("unit", None)
            if self.instance.unit_id is None:
                self.instance.unit_id = self.for_user.unit_id
        self._offer_assets()

    def _offer_assets(self) -> None:
        """The newest assets by kit, and whatever the proof or the address of the form names already."""
        field: Any = self.fields["asset"]
        found = assets_open_to(self.for_user) | Asset.objects.filter(pk=self.instance.asset_id)
        field.queryset = found.select_related("kit").order_by("-kit_id", "sort_order", "id")
        listed = list(field.queryset[:MOST_ASSETS_LISTED])
        named = str(self.data.get("asset") or self.instance.asset_id or "")
        is_listed = named in {str(asset.pk) for asset in listed}
        if is_key(named) and not is_listed:
            listed += field.queryset.filter(pk=named)
        groups = [
            (kit.title, [(asset.pk, asset.title) for asset in assets])
            for kit, assets in groupby(listed, key=lambda asset: asset.kit)
        ]
        field.widget.choices = [("", field.empty_label or "---------"), *groups]

    def clean_photo(self) -> Any:
        """The photo without what the camera wrote into it, under a name that tells nothing."""
        photo = self.cleaned_data["photo"]
        if isinstance(photo, UploadedFile):
            found = format_of_file(photo)
            photo.seek(0)
            if found not in PHOTO_FORMATS:
                raise ValidationError(_("This is no photo. A JPEG, PNG or WebP is needed."))
            clean_upload(photo)
            photo.name = f"{secrets.token_hex(16)}.{ENDINGS[found][0]}"
        return photo

    def save(self, commit: bool = True) -> Any:
        """What was changed, whoever did it, waits for a look again, by somebody else."""
        if self.instance.pk is None:
            self.instance.sent_by = self.for_user
        elif self.has_changed():
            self.instance.changed_by = self.for_user
            self.instance.state, self.instance.state_note = ProofState.SENT, ""
        return super().save(commit)
