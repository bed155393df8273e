"""Blocks of news pages alone: corrections, the steps of a model story and its figures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from story.blocks import RICH_TEXT_FEATURES


class CorrectionBlock(blocks.StructBlock):
    """What was put right after publication, and when."""

    at = blocks.DateTimeBlock(label=_("When"))
    text = blocks.TextBlock(
        max_length=400,
        label=_("What was corrected"),
        help_text=_("Say what stood there and what stands there now."),
    )

    class Meta:
        icon = "edit"
        label = _("Correction")
        description = _("A public note on what was put right")
        template = "components/blocks/correction_block.html"
        preview_value = {
            "at": "2026-10-05T09:15:00+07:00",
            "text": "Sửa số hộ được hướng dẫn từ 1.268 thành 1.286.",
        }


class CorrectionsBlock(blocks.StreamBlock):
    correction = CorrectionBlock()


class StepBlock(blocks.StructBlock):
    """One step of the way, in the order it was taken."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step that others can repeat")
        template = "components/blocks/step_block.html"
        preview_value = {
            "title": "Chọn ba hộ làm trước",
            "text": "<p>Mỗi hộ có một người biết dùng điện thoại.</p>",
        }


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()


class FigureBlock(SnippetChooserBlock):
    """One figure of the records."""

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("A number with its unit, source and date")
        template = "components/blocks/figure_block.html"

    def get_preview_value(self) -> Any:
        """The newest figure on record."""
        return self.target_model.objects.first()


class ResultFiguresBlock(blocks.StreamBlock):
    figure = FigureBlock("programme.Figure")

    class Meta:
        max_num = 4
