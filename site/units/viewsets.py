"""How editors list and edit the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

import django_filters

from units.enums import UnitKind
from units.folding import FoldedQuerySet
from units.forms import UnitForm
from units.models import CommunityTeam, Unit
from units.models.units import UnitQuerySet


class UnitFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=UnitKind.choices)
    valid_on = django_filters.DateFilter(
        label=_("Exists on"), method="existing_on", widget=AdminDateInput
    )

    class Meta:
        model = Unit
        fields = ["kind"]

    def existing_on(self, queryset: UnitQuerySet, name: str, value: date) -> UnitQuerySet:
        return queryset.valid(value)


class RegisterIndexView(IndexView):
    """A list that is searched by name, marks or none, and whose rows come and go as CSV."""

    import_url = ""
    file_url = ""

    def search_queryset(self, queryset: FoldedQuerySet) -> FoldedQuerySet:
        return queryset.matching(self.search_query) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if self.user_has_permission("add") and self.user_has_permission("change"):
            buttons.append(
                Button(_("Import from CSV"), url=reverse(self.import_url), icon_name="upload")
            )
            everything = f"{reverse(self.file_url)}?rows=all"
            buttons.append(Button(_("Download as CSV"), url=everything, icon_name="download"))
        return buttons


class UnitIndexView(RegisterIndexView):
    import_url = "import_units"
    file_url = "unit_file"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        tree = Button(_("Units on a day"), url=reverse("unit_tree"), icon_name="list-ul")
        return [*super().header_more_buttons, tree]


class TeamIndexView(RegisterIndexView):
    import_url = "import_teams"
    file_url = "team_file"

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("commune")


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    menu_label = _("Units")
    index_view_class = UnitIndexView
    copy_view_enabled = False
    list_display = ["name", "kind", "valid_from", "valid_to", "code"]
    list_per_page = 50
    filterset_class = UnitFilterSet
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("name_en")],
                heading=_("Names"),
            ),
            FieldPanel("parent"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                    FieldPanel("successors", widget=forms.SelectMultiple(attrs={"size": 12})),
                ],
                heading=_("Period"),
                help_text=_(
                    "A merger or a new name is a new unit: end this one and name its successors."
                ),
            ),
            MultiFieldPanel([FieldPanel("address"), FieldPanel("website")], heading=_("Address")),
            MultiFieldPanel(
                [
                    FieldPanel("headcount"),
                    FieldRowPanel([FieldPanel("headcount_source"), FieldPanel("headcount_on")]),
                ],
                heading=_("Number of people"),
            ),
        ],
        base_form_class=UnitForm,
    )


class CommunityTeamViewSet(SnippetViewSet):
    model = CommunityTeam
    icon = "user"
    menu_label = _("Community teams")
    index_view_class = TeamIndexView
    copy_view_enabled = False
    list_display = ["name", "commune", "area", "contact"]
    list_per_page = 50
    panels = [
        FieldPanel("commune"),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en")], heading=_("Names")),
        FieldRowPanel([FieldPanel("area"), FieldPanel("members")]),
        MultiFieldPanel([FieldPanel("contact"), FieldPanel("contact_en")], heading=_("Contact")),
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("hours_en")], heading=_("Hours")),
    ]


class RegisterGroup(SnippetViewSetGroup):
    """The menu of the register."""

    items = (UnitViewSet, CommunityTeamViewSet)
    menu_label = _("Units and teams")
    menu_icon = "group"
    menu_order = 260
