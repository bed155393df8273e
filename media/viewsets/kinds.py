"""How editors list and edit kinds of asset."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from media.forms import AssetKindForm
from media.models import AssetKind

SPEC_PANELS = [
    FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
    FieldPanel("formats"),
    FieldRowPanel([FieldPanel("measure"), FieldPanel("width"), FieldPanel("height")]),
    FieldPanel("is_ratio"),
    FieldRowPanel([FieldPanel("least_width"), FieldPanel("least_dpi")]),
    FieldRowPanel(
        [FieldPanel("least_seconds"), FieldPanel("most_seconds"), FieldPanel("most_megabytes")]
    ),
    FieldPanel("languages"),
]


class AssetKindViewSet(SnippetViewSet):
    model = AssetKind
    icon = "tag"
    menu_label = _("Kinds of asset")
    list_display = ["name", "slug", "second_approver"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
            InlinePanel(
                "specs",
                heading=_("Sizes"),
                label=_("size"),
                help_text=_(
                    "A file must fit one of these; another is refused, with what it needs and what it has. "
                    "A side may be off by 1%. Without a size any file is taken. Files that are stored "
                    "already stay, whatever is changed here."
                ),
                panels=SPEC_PANELS,
            ),
            MultiFieldPanel(
                [
                    FieldPanel("rules"),
                    FieldPanel("rules_en"),
                    FieldPanel("rules_document"),
                    FieldRowPanel([FieldPanel("hanging_days"), FieldPanel("sponsor_percent")]),
                ],
                heading=_("Rules for hanging or posting"),
            ),
            FieldPanel("most_syllables"),
            FieldPanel("second_approver"),
        ],
        base_form_class=AssetKindForm,
    )
