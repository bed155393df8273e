"""How editors keep what is shown on LED boards and screens."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from media.led.admin_views import ways_to_see
from media.led.beats import HOUR, full_hour, last_hours, screens_of
from media.models import LedBoard, Playlist, ScreenHour

ITEM_PANELS = [
    FieldPanel("slogan"),
    FieldPanel("variant"),
    FieldRowPanel([FieldPanel("text"), FieldPanel("text_en")]),
    FieldPanel("seconds"),
    MultiFieldPanel(
        [
            FieldPanel("phase"),
            FieldRowPanel([FieldPanel("use_from"), FieldPanel("use_until")]),
            FieldRowPanel([FieldPanel("hour_from"), FieldPanel("hour_until")]),
            FieldPanel("weekdays"),
        ],
        heading=_("When it plays"),
        classname="collapsed",
    ),
]

ADDRESS_CHANGES = _(
    "Once the new address is published, screens that opened %(before)s show the sign of the campaign alone. "
    "Open %(after)s on each of them, or give the playlist its old address back."
)


class ScreensPanel(Panel):
    """About how many screens were on, hour by hour of the last day."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/screens_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            now = timezone.now()
            context["hours"] = last_hours(self.instance, now)
            context["last_sign"] = self.instance.hours.aggregate(last=Max("last_at"))["last"]
            return context

        def is_shown(self) -> bool:
            return bool(self.instance.pk)


class PlaylistIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Playlist]:
        """With the last sign of a screen, and how often they said in the last full hour that they are on."""
        before = full_hour(timezone.now()) - HOUR
        of_hour = ScreenHour.objects.filter(playlist=OuterRef("pk"), hour=before)
        playlists = super().get_base_queryset()
        return playlists.annotate(
            last_sign=Max("hours__last_at"), beats_before=Subquery(of_hour.values("beats")[:1])
        )


def _screens(playlist: Playlist) -> int:
    return screens_of(playlist.beats_before or 0)


def _last_sign(playlist: Playlist) -> str:
    sign = playlist.last_sign
    return timezone.localtime(sign).strftime("%H:%M, %d/%m/%Y") if sign else "–"


class PlaylistEditView(EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the ways to what plays."""
        return [*super().header_more_buttons, *ways_to_see(self.object, self.request.user)]

    def save_instance(self) -> Playlist:
        """Screens know a playlist by its address alone: whoever changes it is told what becomes of them."""
        before = Playlist.objects.live().filter(pk=self.object.pk).first()
        playlist: Playlist = super().save_instance()
        if before and before.slug != playlist.slug and not self.expects_json_response:
            addresses = {
                "before": before.get_absolute_url(),
                "after": playlist.get_absolute_url(),
            }
            messages.warning(self.request, ADDRESS_CHANGES % addresses)
        return playlist


class PlaylistViewSet(SnippetViewSet):
    model = Playlist
    icon = "desktop"
    menu_label = _("Playlists of screens")
    edit_view_class = PlaylistEditView
    index_view_class = PlaylistIndexView
    list_display = [
        "name",
        "slug",
        Column("screens", label=_("Screens on in the last full hour, about"), accessor=_screens),
        Column("last_sign", label=_("Last sign of a screen"), accessor=_last_sign),
        LiveStatusTagColumn(label=_("Status")),
    ]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")], heading=_("Title")
            ),
            InlinePanel(
                "items",
                heading=_("Slides"),
                label=_("slide"),
                help_text=_(
                    "Shown one after another, from the first. Each is one slogan, or one picture or film, "
                    "or one typed text. What is recalled, expired or no longer approved is left out by itself."
                ),
                panels=ITEM_PANELS,
            ),
            ScreensPanel(heading=_("Screens")),
        ]
    )


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
