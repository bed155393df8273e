"""How editors list and edit kits."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from media.models import Kit
from media.panels import KitAssetsPanel


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
