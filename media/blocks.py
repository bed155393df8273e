"""Parts of the library inside any text: a slogan, a kit, a document, a recording.

Each prints nothing when what was chosen is gone or not public (any more).
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtailmedia.blocks import AbstractMediaChooserBlock

from media.models import CustomDocument, Kit, Recording, Slogan

Context = dict[str, Any]


class SloganBlock(blocks.StructBlock):
    """An approved slogan to read and copy."""

    slogan = SnippetChooserBlock(
        "media.Slogan",
        label=_("Slogan"),
        help_text=_("Shown only while it is approved and may be used."),
    )

    class Meta:
        icon = "openquote"
        label = _("Slogan")
        description = _("An approved slogan with its source and a copy button")
        template = "components/blocks/slogan_block.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        chosen = value.get("slogan")
        usable = Slogan.objects.usable().select_related("document")
        context["slogan"] = usable.filter(pk=chosen.pk).first() if chosen else None
        return context

    def get_preview_value(self) -> Any:
        """A slogan of the register."""
        return self.normalize({"slogan": Slogan.objects.approved().first()})


class KitBlock(blocks.StructBlock):
    """A kit as a card that leads to its page."""

    kit = SnippetChooserBlock(
        "media.Kit", label=_("Kit"), help_text=_("Shown only while it is live.")
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Kit")
        description = _("Banners and posters to take away, as a card")
        template = "components/blocks/kit_block.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        chosen = value.get("kit")
        kits = Kit.objects.public().not_expired().with_counts().filter(files__gt=0)
        context["kit"] = kits.filter(pk=chosen.pk).first() if chosen else None
        return context

    def get_preview_value(self) -> Any:
        """The newest live kit."""
        return self.normalize({"kit": Kit.objects.public().first()})


class DocumentBlock(blocks.StructBlock):
    """A document to download, with its size, credit and licence."""

    document = DocumentChooserBlock(label=_("Document"))
    note = blocks.CharBlock(
        required=False, max_length=200, label=_("Note"), help_text=_("What is in it, for whom.")
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")
        description = _("A file to download, with its size, credit and licence")
        template = "components/blocks/document_block.html"

    def get_preview_value(self) -> Any:
        """The newest document."""
        newest = CustomDocument.objects.order_by("-pk").first()
        return self.normalize({"document": newest, "note": ""})


class RecordingChooserBlock(AbstractMediaChooserBlock):
    """Chooses a video or a sound; `RecordingBlock` prints it."""

    def render_basic(self, value: Any, context: Context | None = None) -> str:
        return str(value or "")

    class Meta:
        icon = "media"
        label = _("Recording")
        description = _("A video or a sound of the library")
        template = "components/blocks/recording_block.html"


class RecordingBlock(blocks.StructBlock):
    """A video or a sound that everyone can follow."""

    recording = RecordingChooserBlock(label=_("Recording"))

    class Meta:
        icon = "media"
        label = _("Video or sound")
        description = _("A recording with its captions and transcript")
        template = "components/blocks/recording_block.html"

    def clean(self, value: Any) -> Any:
        """Without transcript and captions a recording leaves people out, so it is not published."""
        result = super().clean(value)
        chosen = result.get("recording")
        if chosen and not chosen.is_accessible and not self.is_deferred_validation:
            raise StructBlockValidationError(
                block_errors={
                    "recording": ValidationError(
                        _(
                            "This recording needs a transcript, and a video captions (WebVTT) as well."
                        )
                    )
                }
            )
        return result

    def get_preview_value(self) -> Any:
        """The newest recording."""
        return self.normalize({"recording": Recording.objects.order_by("-pk").first()})
