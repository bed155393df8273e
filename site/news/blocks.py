"""Blocks of news pages alone: corrections, and the figures of a model story."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


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
