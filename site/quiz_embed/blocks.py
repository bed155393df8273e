"""The quiz as a part of an article."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class QuizBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=160, label=_("Heading"))
    quiz = SnippetChooserBlock("quiz_embed.Quiz", label=_("Quiz"))

    class Meta:
        icon = "help"
        label = _("Quiz")
        description = _("Questions answered on the page, with the result at once")
        template = "components/blocks/quiz_block.html"
