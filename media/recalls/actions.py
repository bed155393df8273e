"""Recalling assets and lifting recalls from their list: one, several, all of a kit, all that carry a slogan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from media.editing.bulk_actions import AssetBulkAction, ChosenAssetsForm
from media.enums import RecallReason
from media.models import Asset
from media.recalls.buttons import LIFT, RECALL
from media.recalls.recalling import lift, recall


class RecallForm(ChosenAssetsForm):
    """Why assets are recalled, and what people who have them should know and do."""

    reason = forms.ChoiceField(
        label=capfirst(_("reason of the recall")), choices=RecallReason.choices
    )
    note = forms.CharField(
        label=capfirst(_("what takers should know and do")),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands on the page of the kit and in the letters, which go out at once."),
    )
    note_en = forms.CharField(
        label=capfirst(_("what takers should know and do, in English")),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_note(self) -> str:
        return " ".join(self.cleaned_data["note"].split())

    def clean_note_en(self) -> str:
        return " ".join(self.cleaned_data["note_en"].split())


class RecallAssets(AssetBulkAction):
    display_name = _("Recall")
    action_type = RECALL
    aria_label = _("Recall the chosen assets")
    action_priority = 25
    classes = {"serious"}
    form_class = RecallForm
    question = _(
        "These assets disappear at once from lists, kits and archives, and those who took them are told:"
    )

    def check_perm(self, asset: Asset) -> bool:
        return asset.recalled_at is None and self.request.user.has_perm("media.recall_asset")

    @classmethod
    def execute_action(cls, objects: Sequence[Asset], **kwargs: Any) -> tuple[int, int]:
        view = kwargs["self"]
        recall(objects, view.request.user, **view.cleaned_form.cleaned_data)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d asset is recalled; those who took it are being told.",
            "%(count)d assets are recalled; those who took them are being told.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class LiftRecalls(AssetBulkAction):
    display_name = _("Lift recall")
    action_type = LIFT
    aria_label = _("Lift the recall of the chosen assets")
    action_priority = 26
    question = _(
        "These assets are given out again, and those who were told of the recall are told of its end:"
    )

    def check_perm(self, asset: Asset) -> bool:
        return asset.recalled_at is not None and self.request.user.has_perm("media.recall_asset")

    @classmethod
    def execute_action(cls, objects: Sequence[Asset], **kwargs: Any) -> tuple[int, int]:
        lift(objects, kwargs["self"].request.user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d asset is given out again.",
            "%(count)d assets are given out again.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
