"""How editors list and edit kits."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from core.templatetags.text_tags import day
from media.editing.long_use import assets_of_kit, warn_of_long_uses
from media.editing.panels import KitAssetsPanel
from media.models import Kit
from media.recalls.buttons import buttons_of_kit


class KitEditView(EditView):
    def form_valid(self, form: Any) -> HttpResponse:
        """Saves the kit; assets that may be used longer than their kinds may hang are told."""
        response = super().form_valid(form)
        warn_of_long_uses(self.request, assets_of_kit(form.instance))
        return response

    @property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the ways to its links and its recall."""
        return [
            *super().header_more_buttons,
            *buttons_of_kit(self.object, self.request.user),
        ]


class KitViewSet(SnippetViewSet):
    model = Kit
    icon = "folder-open-inverse"
    menu_label = _("Kits")
    edit_view_class = KitEditView
    list_display = [
        "name",
        "unit",
        "campaign",
        Column(
            "use_from",
            label=_("Use from"),
            accessor=lambda kit: day(kit.use_from),
            sort_key="use_from",
        ),
        Column(
            "use_until",
            label=_("Use until, not including"),
            accessor=lambda kit: day(kit.use_until),
            sort_key="use_until",
        ),
        Column("get_access_display", label=_("Who may take it"), sort_key="access"),
        LiveStatusTagColumn(label=_("State")),
    ]
    list_filter = ["unit", "campaign", "topic", "access", "live"]
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
                    FieldPanel("access"),
                    FieldRowPanel([FieldPanel("campaign"), FieldPanel("topic")]),
                    FieldPanel("unit"),
                    MultiFieldPanel(
                        [
                            FieldPanel("phase"),
                            FieldRowPanel([FieldPanel("use_from"), FieldPanel("use_until")]),
                        ],
                        heading=_("Use"),
                    ),
                    FieldRowPanel([FieldPanel("licence"), FieldPanel("credit")]),
                ],
                heading=_("Kit"),
            ),
            ObjectList([KitAssetsPanel(heading=_("Assets"))], heading=_("Assets and files")),
        ]
    )
