"""How editors list and edit kits, assets, their kinds, and slogans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from media.forms import AssetForm, SloganForm
from media.models import Asset, AssetKind, Kit, Slogan
from media.panels import KitAssetsPanel, StatementPanel, VariantFactsPanel, kit_of_query
from media.slogan_views import decisions_for


class KitViewSet(SnippetViewSet):
    model = Kit
    icon = "folder-open-inverse"
    menu_label = _("Kits")
    list_display = ["name", "unit", "campaign", "use_from", "use_until", LiveStatusTagColumn()]
    list_filter = ["unit", "campaign", "topic", "live"]
    copy_view_enabled = False
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")],
                        heading=_("Title"),
                    ),
                    MultiFieldPanel(
                        [FieldPanel("description"), FieldPanel("description_en")],
                        heading=_("Description"),
                    ),
                    FieldRowPanel([FieldPanel("campaign"), FieldPanel("topic")]),
                    FieldPanel("unit"),
                    FieldRowPanel(
                        [FieldPanel("use_from"), FieldPanel("use_until")], heading=_("Use")
                    ),
                    FieldRowPanel([FieldPanel("licence"), FieldPanel("credit")]),
                ],
                heading=_("Kit"),
            ),
            ObjectList([KitAssetsPanel(heading=_("Assets"))], heading=_("Assets and files")),
        ]
    )


class AssetCreateView(CreateView):
    def get_initial_form_instance(self) -> Asset:
        """An asset of the kit whose page led here."""
        asset = super().get_initial_form_instance() or self.model()
        asset.kit = kit_of_query(self.request.GET.get("kit", ""))
        return asset


class AssetViewSet(SnippetViewSet):
    model = Asset
    icon = "image"
    menu_label = _("Assets and files")
    add_view_class = AssetCreateView
    list_display = ["name", "kind", "kit"]
    list_filter = ["kind", "kit"]
    search_fields = ["name", "name_en"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kit"), FieldPanel("kind")]),
            MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en")], heading=_("Title")),
            MultiFieldPanel([FieldPanel("alt"), FieldPanel("alt_en")], heading=_("What it shows")),
            InlinePanel(
                "variants",
                heading=_("Files"),
                label=_("file"),
                help_text=_(
                    "Format, size, weight and checksum are read from the file. The first file with a "
                    "picture is the preview. What is saved here is public at once if its kit is."
                ),
                panels=[
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
                    FieldPanel("language"),
                    FieldPanel("file", widget=forms.FileInput),
                    VariantFactsPanel(heading=_("Read from the file")),
                ],
            ),
            MultiFieldPanel(
                [FieldPanel("caption"), FieldPanel("caption_en")], heading=_("Text to post with it")
            ),
            FieldPanel("slogans", widget=forms.CheckboxSelectMultiple),
            FieldPanel("sort_order"),
        ],
        base_form_class=AssetForm,
    )


class AssetKindViewSet(SnippetViewSet):
    model = AssetKind
    icon = "tag"
    menu_label = _("Kinds of asset")
    list_display = ["name", "slug"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
        MultiFieldPanel(
            [FieldPanel("rules"), FieldPanel("rules_en"), FieldPanel("rules_document")],
            heading=_("Rules for hanging or posting"),
        ),
    ]


class SloganIndexView(IndexView):
    def get_list_more_buttons(self, instance: Slogan) -> list[Any]:
        """The usual buttons, and the decisions this editor may take."""
        buttons = super().get_list_more_buttons(instance)
        for decision in decisions_for(instance, self.request.user):
            url = reverse("decide_on_slogan", args=[instance.pk, decision.name])
            buttons.append(MenuItem(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


class SloganEditView(EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the decisions this editor may take."""
        buttons = list(super().header_more_buttons)
        for decision in decisions_for(self.object, self.request.user):
            url = reverse("decide_on_slogan", args=[self.object.pk, decision.name])
            buttons.append(Button(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


class SloganViewSet(SnippetViewSet):
    model = Slogan
    icon = "openquote"
    menu_label = _("Slogans")
    index_view_class = SloganIndexView
    edit_view_class = SloganEditView
    list_display = [
        "wording",
        Column("get_state_display", label=_("State"), sort_key="state"),
        "topic",
        "campaign",
        "approved_at",
    ]
    list_filter = ["state", "topic", "campaign"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("wording"), FieldPanel("wording_en")],
                heading=_("Slogan"),
                help_text=_("Changing the words of an approved slogan puts it back to proposed."),
            ),
            FieldRowPanel([FieldPanel("campaign"), FieldPanel("topic")]),
            FieldRowPanel([FieldPanel("document"), FieldPanel("passage")]),
            FieldRowPanel([FieldPanel("use_from"), FieldPanel("use_until")], heading=_("Use")),
            FieldPanel("sort_order"),
            MultiFieldPanel(
                [
                    FieldPanel("state", read_only=True),
                    StatementPanel("proposed_by"),
                    StatementPanel("approved_by"),
                    StatementPanel("approved_at"),
                ],
                heading=_("Approval"),
            ),
        ],
        base_form_class=SloganForm,
    )


class LibraryGroup(SnippetViewSetGroup):
    menu_label = _("Library")
    menu_icon = "folder-open-inverse"
    menu_order = 300
    items = (KitViewSet, AssetViewSet, SloganViewSet, AssetKindViewSet)
