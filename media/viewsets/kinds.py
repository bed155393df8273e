"""How editors list and edit kinds of asset."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from media.models import AssetKind


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
