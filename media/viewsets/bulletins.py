"""How editors list and edit bulletins and the abbreviations in them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from wagtailmedia.edit_handlers import MediaChooserPanel

from media.bulletins.forms import BulletinForm
from media.bulletins.panels import SpelledOutPanel
from media.models import Abbreviation, Bulletin
from media.models.bulletins import DAYS


class BulletinViewSet(SnippetViewSet):
    model = Bulletin
    icon = "media"
    menu_label = _("Loudspeaker bulletins")
    list_display = [
        "title",
        Column("syllables", label=_("Syllables")),
        Column("seconds", label=_("Seconds")),
        "use_from",
        "use_until",
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_filter = ["live", "topic", "use_from", "use_until"]
    copy_view_enabled = False
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldPanel("written"),
                    MultiFieldPanel(
                        [
                            FieldPanel("reading"),
                            FieldPanel("read_anew"),
                            FieldPanel("syllables_a_minute"),
                        ],
                        heading=_("Read aloud"),
                    ),
                    SpelledOutPanel(heading=_("What was spelled out")),
                    MediaChooserPanel("recording", media_type="audio"),
                ],
                heading=_("Loudspeaker bulletin"),
            ),
            ObjectList(
                [
                    FieldRowPanel(
                        [FieldPanel("use_from"), FieldPanel("use_until")], heading=_("Use")
                    ),
                    InlinePanel(
                        "times",
                        [FieldPanel("at"), FieldRowPanel([FieldPanel(day) for day in DAYS])],
                        heading=_("Times of reading"),
                        label=_("Time of reading"),
                    ),
                ],
                heading=_("When it is read"),
            ),
            ObjectList(
                [FieldPanel("slug"), FieldPanel("topic"), FieldPanel("source_page")],
                heading=_("Address, topic, origin"),
            ),
        ],
        base_form_class=BulletinForm,
    )


class AbbreviationViewSet(SnippetViewSet):
    model = Abbreviation
    icon = "openquote"
    menu_label = _("Abbreviations")
    list_display = ["written", "spoken"]
    copy_view_enabled = False
    panels = [FieldPanel("written"), FieldPanel("spoken")]
