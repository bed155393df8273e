"""What can be done to many assets at once from their list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from core.text import is_key
from media.approvals.decisions import submit
from media.editing.long_use import warn_of_long_uses
from media.enums import Licence
from media.models import Asset, AssetKind, KindSpec, Variant
from media.specs import fitting_spec
from media.viewsets.asset_lists import AssetFilterSet

AS_OF_KIT = "as-of-kit"


class ChosenAssetsForm(forms.Form):
    """What is asked before something is done to these assets; `assets` are those it will be done to."""

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        self.assets = assets
        super().__init__(*args, **kwargs)


class AssetBulkAction(SnippetBulkAction):
    """Something done to each of the chosen assets, and logged with each."""

    models = [Asset]
    template_name = "media/admin/bulk_asset_action.html"
    form_class = ChosenAssetsForm
    question: Any = ""

    @classmethod
    def get_queryset(cls, model: type[Asset], object_ids: Iterable[Any]) -> list[Asset]:
        ids = [each for each in map(str, object_ids) if is_key(each)]
        assets = Asset.objects.filter(pk__in=ids).select_related("kit", "kind")
        found = list(assets.prefetch_related("variants"))
        if not found:
            raise Http404
        return found

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet:
        """All that the list shows under its filters, which come along in the address, and its search."""
        assets = AssetFilterSet(
            self.request.GET, request=self.request, queryset=Asset.objects.all()
        ).qs
        if words := self.request.GET.get("q"):
            assets = assets.filter(Q(name__icontains=words) | Q(name_en__icontains=words))
        return assets.values_list("pk", flat=True)

    def check_perm(self, asset: Asset) -> bool:
        return self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", asset
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "assets": self.get_actionable_objects()[0]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.display_name, question=self.question, **kwargs)

    @classmethod
    def execute_action(cls, objects: Sequence[Asset], **kwargs: Any) -> tuple[int, int]:
        view = kwargs["self"]
        for asset in objects:
            view.act(asset, view.cleaned_form.cleaned_data)
        return len(objects), 0

    def act(self, asset: Asset, given: dict[str, Any]) -> None:
        """Do to one asset what was asked; an action on all of them at once has its own `execute_action`."""
        raise NotImplementedError

    def save(self, asset: Asset) -> None:
        asset.save()
        log(asset, "wagtail.edit", user=self.request.user)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d asset is changed.", "%(count)d assets are changed.", num_parent_objects
        ) % {"count": num_parent_objects}


class DaysForm(ChosenAssetsForm):
    """Days of use that are set as they stand, empty ones too."""

    use_from = forms.DateField(
        label=gettext_lazy("use from"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("The first day. Empty: as of the kit."),
    )
    use_until = forms.DateField(
        label=gettext_lazy("use until, not including"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("The first day after the use. Empty: as of the kit."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("use_from"), given.get("use_until")
        if start and end and start >= end:
            self.add_error("use_until", _("The use must end after its first day."))
        return given


class SetDaysOfUse(AssetBulkAction):
    display_name = gettext_lazy("Set days of use")
    action_type = "set_days_of_use"
    aria_label = gettext_lazy("Set the days of use of the chosen assets")
    action_priority = 40
    form_class = DaysForm
    question = gettext_lazy("Both days are set for each of these assets:")

    @classmethod
    def execute_action(cls, objects: Sequence[Asset], **kwargs: Any) -> tuple[int, int]:
        """Sets the days; assets that may be used longer than their kinds may hang are told."""
        changed = super().execute_action(objects, **kwargs)
        warn_of_long_uses(kwargs["self"].request, objects)
        return changed

    def act(self, asset: Asset, given: dict[str, Any]) -> None:
        asset.use_from, asset.use_until = given["use_from"], given["use_until"]
        self.save(asset)


class TermsForm(ChosenAssetsForm):
    """Terms of which those left empty stay as they are."""

    licence = forms.ChoiceField(
        label=gettext_lazy("licence"),
        required=False,
        choices=[
            ("", gettext_lazy("Leave as it is")),
            (AS_OF_KIT, gettext_lazy("As of the kit")),
            *Licence.choices,
        ],
    )
    credit = forms.CharField(
        label=gettext_lazy("credit"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Empty: leave as it is."),
    )
    rights_until = forms.DateField(
        label=gettext_lazy("may be shown until, not including"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Empty: leave as it is."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.values()):
            raise ValidationError(_("Fill in at least one of the terms."))
        return given


class SetTerms(AssetBulkAction):
    display_name = gettext_lazy("Set terms")
    action_type = "set_terms"
    aria_label = gettext_lazy("Set licence, credit and end of rights of the chosen assets")
    action_priority = 50
    form_class = TermsForm
    question = gettext_lazy("These terms are set for each of these assets:")

    def act(self, asset: Asset, given: dict[str, Any]) -> None:
        if given["licence"]:
            asset.licence = "" if given["licence"] == AS_OF_KIT else given["licence"]
        asset.credit = given["credit"] or asset.credit
        asset.rights_until = given["rights_until"] or asset.rights_until
        self.save(asset)


class KindForm(ChosenAssetsForm):
    """Another kind, which every file of the assets must fit; `fitting` holds the size of each file."""

    kind = forms.ModelChoiceField(
        AssetKind.objects.prefetch_related("specs"), label=gettext_lazy("kind")
    )

    def clean_kind(self) -> AssetKind:
        kind = self.cleaned_data["kind"]
        self.fitting: dict[int, KindSpec | None] = {}
        faults = []
        for asset in self.assets:
            for variant in asset.variants.all():
                try:
                    self.fitting[variant.pk] = fitting_spec(kind, variant)
                except ValidationError as unfit:
                    faults.append(f"{asset.name}, {variant.name}: {' '.join(unfit.messages)}")
        if faults:
            raise ValidationError(faults)
        return kind


class MoveToKind(AssetBulkAction):
    display_name = gettext_lazy("Change kind")
    action_type = "move_to_kind"
    aria_label = gettext_lazy("Give the chosen assets another kind")
    action_priority = 60
    form_class = KindForm
    question = gettext_lazy("Each of these assets gets the kind:")

    def act(self, asset: Asset, given: dict[str, Any]) -> None:
        if asset.kind_id == given["kind"].pk:
            return
        asset.kind = given["kind"]
        submit(asset, self.request.user)
        for variant in asset.variants.all():
            spec = self.cleaned_form.fitting[variant.pk]
            Variant.objects.filter(pk=variant.pk).update(spec=spec)
            variant.spec = spec
        self.save(asset)
