"""The list of assets: what it is narrowed by, and how those of one kit are put in order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

import django_filters

from media.approvals.decisions import decisions_for
from media.editing.ordering import order_url
from media.enums import Access, AssetState, TextLanguage, UseState
from media.expiring.endings import DAYS_AHEAD
from media.models import Asset, Kit, Slogan, Variant
from media.models.assets import AssetQuerySet

SOON = timedelta(days=DAYS_AHEAD)
RIGHTS = (
    ("ending", format_lazy(_("A right ends within {days} days"), days=DAYS_AHEAD)),
    ("ended", _("Hidden: a right has ended or a consent is missing")),
)
ENDING = "ending"


class AssetFilterSet(WagtailFilterSet):
    """What editors look for: by kit and kind, by whom it waits for, by its days."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=AssetState.choices)
    language = django_filters.ChoiceFilter(
        label=_("Language of the text"), choices=TextLanguage.choices, method="in_language"
    )
    use = django_filters.ChoiceFilter(
        label=_("Use"),
        choices=[
            *UseState.choices,
            (ENDING, format_lazy(_("Ends within {days} days"), days=DAYS_AHEAD)),
        ],
        method="in_use",
    )
    rights = django_filters.ChoiceFilter(label=_("Rights"), choices=RIGHTS, method="with_rights")
    recalled = django_filters.BooleanFilter(
        label=_("Recalled"), field_name="recalled_at", lookup_expr="isnull", exclude=True
    )
    access = django_filters.ChoiceFilter(
        label=_("Who may take it"), field_name="kit__access", choices=Access.choices
    )

    slogan = django_filters.ModelChoiceFilter(
        label=_("Slogan"), queryset=Slogan.objects.order_by("wording"), method="carrying"
    )

    class Meta:
        model = Asset
        fields = ["kit", "kind"]

    def in_language(self, assets: AssetQuerySet, name: str, language: str) -> QuerySet:
        return assets.filter(pk__in=Variant.objects.filter(language=language).values("asset"))

    def carrying(self, assets: AssetQuerySet, name: str, slogan: Slogan) -> QuerySet:
        return assets.carrying(slogan)

    def in_use(self, assets: AssetQuerySet, name: str, state: str) -> QuerySet:
        today = timezone.localdate()
        if state == ENDING:
            return assets.not_expired(today).filter(
                pk__in=Asset.objects.in_state(UseState.EXPIRED, today + SOON).values("pk")
            )
        return assets.in_state(state, today)

    def with_rights(self, assets: AssetQuerySet, name: str, rights: str) -> QuerySet:
        today = timezone.localdate()
        if rights == ENDING:
            return assets.filter(hidden_from__gt=today, hidden_from__lte=today + SOON)
        return assets.filter(hidden_from__lte=today)


class AssetIndexView(IndexView):
    """The usual list, kit by kit, with decisions on assets that wait; the assets of one kit can be dragged."""

    default_ordering = ("-kit", "sort_order", "id")

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("kit__phase", "kind")

    @cached_property
    def chosen_kit(self) -> Kit | None:
        """The kit whose assets are listed, if nothing else narrows the list."""
        if self.is_searching or self.filters is None or not self.filters.is_valid():
            return None
        chosen = {
            name: value
            for name, value in self.filters.form.cleaned_data.items()
            if value not in (None, "") and name in self.filters.filters
        }
        return chosen["kit"] if set(chosen) == {"kit"} else None

    def get_valid_orderings(self) -> list[str]:
        """By their places only within one kit: places of different kits mean nothing to each other."""
        orderings = [each for each in super().get_valid_orderings() if each != "sort_order"]
        return [*orderings, "sort_order"] if self.chosen_kit else orderings

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.show_ordering_column:
            return queryset.order_by("sort_order", "id")
        return super().order_queryset(queryset)

    @cached_property
    def reorder_button(self) -> Button | None:
        if not (self.chosen_kit and self.get_reorder_url()):
            return None
        return Button(_("Put in order"), url=order_url(self.chosen_kit), icon_name="list-ul")

    def get_list_more_buttons(self, instance: Asset) -> list[Any]:
        """The usual buttons, and the decisions this editor may take."""
        buttons = super().get_list_more_buttons(instance)
        for decision in decisions_for(instance, self.request.user):
            url = reverse("decide_on_asset", args=[instance.pk, decision.name])
            buttons.append(MenuItem(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons
