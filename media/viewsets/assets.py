"""How editors list and edit assets and their files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from media.consents.panels import RightsPanel
from media.forms import AssetForm
from media.models import Asset
from media.panels import VariantFactsPanel, kit_of_query


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
                    FieldRowPanel([FieldPanel("change_note"), FieldPanel("change_note_en")]),
                    VariantFactsPanel(heading=_("Read from the file")),
                ],
            ),
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
            FieldPanel("sort_order"),
        ],
        base_form_class=AssetForm,
    )
