"""How editors list and edit assets and their files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from media.approvals.decisions import decisions_for
from media.consents.panels import RightsPanel
from media.editing.long_use import warn_of_long_uses
from media.editing.ordering import KitOrderView
from media.editing.panels import ApprovalPanel, MatrixPanel, VariantFactsPanel, kit_of_query
from media.forms import AssetForm
from media.models import Asset
from media.recalls.buttons import buttons_of_asset
from media.twins import twins_of
from media.viewsets.asset_lists import AssetFilterSet, AssetIndexView


class WarnsOfTwins:
    """Tells whoever saved an asset where else in the library the same files are."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]
        for twins in twins_of(form.sent_sums).values():
            for twin in twins:
                if twin.variant.asset_id != form.instance.pk:
                    messages.warning(
                        self.request,  # type: ignore[attr-defined]
                        _("The library has this very file also at %(place)s.") % {"place": twin},
                        buttons=[messages.button(twin.edit_url, _("Look"))],
                    )
        return response


class WarnsOfLongUse:
    """Tells whoever saved an asset that it may be used longer than its kind may hang; it is saved all the same."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]
        warn_of_long_uses(self.request, [form.instance])  # type: ignore[attr-defined]
        return response


class AssetCreateView(WarnsOfTwins, WarnsOfLongUse, CreateView):
    def get_initial_form_instance(self) -> Asset:
        """An asset of the kit whose page led here."""
        asset = super().get_initial_form_instance() or self.model()
        asset.kit = kit_of_query(self.request.GET.get("kit", ""))
        return asset


class AssetEditView(WarnsOfTwins, WarnsOfLongUse, EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the decisions this editor may take."""
        buttons = [
            *super().header_more_buttons,
            *buttons_of_asset(self.object, self.request.user),
        ]
        for decision in decisions_for(self.object, self.request.user):
            url = reverse("decide_on_asset", args=[self.object.pk, decision.name])
            buttons.append(Button(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


def state_in_words(asset: Asset) -> str:
    """Whether it may be shown, in a word."""
    return str(_("Recalled")) if asset.recalled_at else asset.get_state_display()


class AssetViewSet(SnippetViewSet):
    model = Asset
    icon = "image"
    menu_label = _("Assets and files")
    index_view_class = AssetIndexView
    add_view_class = AssetCreateView
    edit_view_class = AssetEditView
    reorder_view_class = KitOrderView
    filterset_class = AssetFilterSet
    sort_order_field = "sort_order"
    list_display = [
        "name",
        "kind",
        "kit",
        Column("state", label=_("State"), sort_key="state", accessor=state_in_words),
        Column("use_state", label=_("Use"), accessor=lambda asset: asset.use_state.label),
    ]
    list_per_page = 50
    search_fields = ["name", "name_en"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            ApprovalPanel(heading=_("Approval")),
            FieldRowPanel(
                [
                    FieldPanel("kit", widget=forms.Select),
                    FieldPanel("kind", widget=forms.Select),
                ]
            ),
            MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en")], heading=_("Title")),
            MultiFieldPanel([FieldPanel("alt"), FieldPanel("alt_en")], heading=_("What it shows")),
            InlinePanel(
                "variants",
                heading=_("Files"),
                label=_("file"),
                help_text=_(
                    "Format, size, weight and checksum are read from the file. The first file with a "
                    "picture is the preview. What is saved here is public at once if its kit is, unless its "
                    "kind asks for a second approver."
                ),
                panels=[
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
                    FieldPanel("language"),
                    FieldPanel("file", widget=forms.FileInput),
                    FieldRowPanel([FieldPanel("change_note"), FieldPanel("change_note_en")]),
                    VariantFactsPanel(heading=_("Read from the file")),
                ],
            ),
            MatrixPanel(heading=_("Files there are and files wanted")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("short_caption"), FieldPanel("short_caption_en")]),
                    FieldPanel("caption"),
                    FieldPanel("caption_en"),
                    FieldPanel("hashtags"),
                ],
                heading=_("Text to post with it"),
            ),
            InlinePanel(
                "channel_texts",
                heading=_("Texts of channels"),
                label=_("text of a channel"),
                help_text=_(
                    "Where a channel needs other words than the text to post. The loudspeaker's is read "
                    "aloud: write numbers and dates as they are spoken."
                ),
                panels=[FieldPanel("channel"), FieldPanel("words"), FieldPanel("words_en")],
            ),
            MultiFieldPanel(
                [
                    FieldPanel("licence"),
                    FieldRowPanel([FieldPanel("credit"), FieldPanel("source")]),
                ],
                heading=_("Licence and source"),
            ),
            FieldRowPanel([FieldPanel("use_from"), FieldPanel("use_until")], heading=_("Use")),
            MultiFieldPanel(
                [FieldPanel("rights_until"), FieldPanel("needs_consent"), RightsPanel()],
                heading=_("Rights"),
            ),
            FieldPanel("slogans", widget=forms.CheckboxSelectMultiple),
        ],
        base_form_class=AssetForm,
    )
