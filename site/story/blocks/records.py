"""Figures, chosen from the records where each has its source and date."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class FiguresBlock(blocks.StructBlock):
    """Up to four figures of `programme.Figure`; an edit of a figure shows on every page that has it."""

    heading = blocks.CharBlock(
        max_length=160, required=False, label=_("Heading"), help_text=_("Empty: “Figures”.")
    )
    figures = blocks.ListBlock(
        SnippetChooserBlock("programme.Figure", label=_("Figure")),
        min_num=1,
        max_num=4,
        label=_("Figures"),
    )

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("One to four numbers, each with its unit, source and date")
        template = "components/blocks/figures_block.html"

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["figures"] = [figure for figure in value["figures"] if figure]
        context["heading_id"] = f"figures-{context.get('id') or 'preview'}"
        return context

    def get_preview_value(self) -> Any:
        """The newest figures on record."""
        newest = self.child_blocks["figures"].child_block.target_model.objects.all()[:3]
        return self.normalize({"heading": "", "figures": list(newest)})
