"""Parts of the campaign's pages: a part of a workshop's programme, a speaker, a paper."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class AgendaPartBlock(blocks.StructBlock):
    start = blocks.TimeBlock(format="%H:%M", label=_("From"))
    end = blocks.TimeBlock(format="%H:%M", label=_("Until"))
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=400, rows=2, label=_("In short"))
    speakers = blocks.CharBlock(required=False, max_length=250, label=_("Who speaks"))
    page = blocks.PageChooserBlock(
        required=False,
        label=_("Page to read"),
        help_text=_("For example the model story that is reported, or the contest's results."),
    )

    class Meta:
        icon = "time"
        label = _("Part of the programme")
        description = _("From when to when, what, and who speaks")
        template = "components/agenda_part.html"
        preview_value = {
            "start": "08:00",
            "end": "08:20",
            "title": "Video kết quả chuyển đổi số trên địa bàn tỉnh",
            "text": "Có phụ đề và bản chữ.",
        }


class AgendaBlock(blocks.StreamBlock):
    """The programme of a workshop; its times are checked with the workshop's own (`campaign.agenda`)."""

    part = AgendaPartBlock()


class SpeakerBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        max_length=120,
        label=_("Name"),
        help_text=_("Until the name is known, the post: “Digital transformation expert”."),
    )
    title = blocks.CharBlock(required=False, max_length=160, label=_("Post"))
    organisation = blocks.CharBlock(required=False, max_length=200, label=_("Organisation"))

    class Meta:
        icon = "user"
        label = _("Speaker")
        description = _("A speaker, with post and organisation")
        template = "components/speaker.html"
        preview_value = {
            "name": "Chuyên gia chuyển đổi số",
            "organisation": "Bộ Khoa học và Công nghệ",
        }


class SpeakersBlock(blocks.StreamBlock):
    """Who speaks at a workshop."""

    speaker = SpeakerBlock()


class PaperValue(blocks.StructValue):
    """A paper of a workshop, which may be announced before it is handed out."""

    def is_out(self, at: datetime | None = None) -> bool:
        """Whether readers may have the file at a moment: [available_from, …)."""
        begins = self.get("available_from")
        return begins is None or begins <= (at or timezone.now())


class PaperBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    document = DocumentChooserBlock(required=False, label=_("File"))
    page = blocks.PageChooserBlock(required=False, label=_("Or a page"))
    available_from = blocks.DateTimeBlock(
        required=False,
        label=_("Handed out from"),
        help_text=_("Empty: at once. Before that moment readers see when it will come."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("An invitation, a paper or slides, at once or from a moment on")
        value_class = PaperValue
        template = "components/paper.html"
        preview_value = {"title": "Giấy mời"}


class PapersBlock(blocks.StreamBlock):
    """What a workshop hands out."""

    paper = PaperBlock()
