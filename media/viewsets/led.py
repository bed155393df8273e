"""How editors keep what is shown on LED boards and screens."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from media.models import LedBoard


class LedBoardViewSet(SnippetViewSet):
    model = LedBoard
    icon = "form"
    menu_label = _("Boards of letters")
    list_display = ["name", "columns", "rows"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldRowPanel([FieldPanel("columns"), FieldPanel("rows")]),
            FieldPanel("sort_order"),
        ]
    )
