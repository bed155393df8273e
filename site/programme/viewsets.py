"""How editors list and edit the programme's records."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from programme.forms import CampaignForm, ShortNumberInput
from programme.models import Campaign, Figure, LegalDocument, Pillar, Topic


class CampaignIndexView(IndexView):
    def get_list_more_buttons(self, instance: Campaign) -> list[Any]:
        """The usual buttons, and the one that makes next year's campaign."""
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("add"):
            url = reverse("copy_campaign", args=[instance.pk])
            buttons.append(
                MenuItem(_("Copy for another year"), url=url, icon_name="copy", priority=15)
            )
        return buttons


class CampaignViewSet(SnippetViewSet):
    model = Campaign
    icon = "date"
    menu_label = _("Campaigns")
    index_view_class = CampaignIndexView
    # Copying moves every day by a year (`programme.copying`); Wagtail's own copy would keep them.
    copy_view_enabled = False
    list_display = ["name", "year", "opens_on", "main_day"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("year"),
                    MultiFieldPanel(
                        [FieldPanel("name"), FieldPanel("name_en")], heading=_("Names")
                    ),
                    MultiFieldPanel(
                        [FieldPanel("theme"), FieldPanel("theme_en")], heading=_("Theme")
                    ),
                    FieldRowPanel([FieldPanel("opens_on"), FieldPanel("main_day")]),
                    MultiFieldPanel(
                        [FieldPanel("main_day_name"), FieldPanel("main_day_name_en")],
                        heading=_("Name of the main day"),
                    ),
                    FieldRowPanel([FieldPanel("owner"), FieldPanel("focal_unit")]),
                ],
                heading=_("Campaign"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "phases",
                        heading=_("Phases"),
                        label=_("phase"),
                        help_text=_(
                            "A phase turns at midnight. The peak may lie within the campaign; two phases "
                            "of one kind may not overlap."
                        ),
                    ),
                    InlinePanel(
                        "key_days",
                        heading=_("Days of the campaign"),
                        label=_("day"),
                        help_text=_("What each day is for, shown under its mark on the home page."),
                    ),
                ],
                heading=_("Phases and days"),
            ),
            ObjectList(
                [FieldPanel("guidance_topics"), FieldPanel("documents")],
                heading=_("Topics and documents"),
            ),
        ],
        base_form_class=CampaignForm,
    )


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "slug", BooleanColumn("is_guidance", label=_("guidance topic"))]
    list_filter = ["is_guidance"]
    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel(
            [TitleFieldPanel("name", classname="", placeholder=False), FieldPanel("name_en")],
            heading=_("Names"),
        ),
        FieldPanel("slug"),
        MultiFieldPanel(
            [FieldPanel("description"), FieldPanel("description_en")], heading=_("Description")
        ),
        FieldRowPanel([FieldPanel("is_guidance"), FieldPanel("pictogram")]),
    ]


class PillarViewSet(SnippetViewSet):
    model = Pillar
    icon = "grip"
    menu_label = _("Pillars")
    list_display = ["name", "slug"]
    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel(
            [TitleFieldPanel("name", classname="", placeholder=False), FieldPanel("name_en")],
            heading=_("Names"),
        ),
        FieldPanel("slug"),
    ]


class LegalDocumentViewSet(SnippetViewSet):
    model = LegalDocument
    icon = "doc-full"
    menu_label = _("Legal documents")
    list_display = ["number", "summary", "issuer", "issued_on"]
    list_filter = {"issued_on": ["gte", "lte"]}
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("issued_on")]),
        MultiFieldPanel([FieldPanel("issuer"), FieldPanel("issuer_en")], heading=_("Issued by")),
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("summary_en")], heading=_("About")),
        FieldPanel("source_url"),
        FieldPanel("replaced_by"),
    ]


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "order"
    menu_label = _("Figures")
    list_display = ["name", Column("amount", label=_("Figure")), "source", "as_of"]
    list_filter = {"as_of": ["gte", "lte"]}
    panels = [
        FieldRowPanel(
            [
                FieldPanel("value", widget=ShortNumberInput),
                FieldPanel("unit"),
                FieldPanel("unit_en"),
            ]
        ),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en")], heading=_("What is counted")),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("source_en"),
                FieldPanel("source_url"),
                FieldPanel("as_of"),
            ],
            heading=_("Source and day"),
        ),
    ]


class ProgrammeGroup(SnippetViewSetGroup):
    """The menu of the programme."""

    items = (CampaignViewSet, TopicViewSet, PillarViewSet, LegalDocumentViewSet, FigureViewSet)
    menu_label = _("Programme")
    menu_icon = "date"
    menu_order = 250
