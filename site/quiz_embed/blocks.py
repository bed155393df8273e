"""The quiz as a part of an article."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from quiz_embed.shown import asked


class QuizBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=160, label=_("Heading"))
    quiz = SnippetChooserBlock("quiz_embed.Quiz", label=_("Quiz"))

    class Meta:
        icon = "help"
        label = _("Quiz")
        description = _("Questions answered on the page, with the result at once")
        template = "components/blocks/quiz_block.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict:
        """The quiz without its answers; nothing when it was deleted or taken back."""
        context = super().get_context(value, parent_context)
        chosen = value.get("quiz")
        if chosen is None or not chosen.live:
            context["quiz"] = None
            return context
        request = context.get("request")
        printed = _quizzes_printed(request)
        quiz = asked(chosen, place=printed.count(chosen.pk) + 1)
        if request is not None:
            quiz = replace(quiz, back=f"{request.path}#{quiz.html_id}")
        context.update(quiz=quiz, heading=value.get("heading"), is_first=not printed)
        printed.append(chosen.pk)
        return context


def _quizzes_printed(request: Any) -> list[int]:
    """The quizzes printed for this request so far: one script serves them, and ids stay unique."""
    if not hasattr(request, "quizzes_printed"):
        if request is None:
            return []
        request.quizzes_printed = []
    return request.quizzes_printed
