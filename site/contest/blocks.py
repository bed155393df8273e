"""The contest as a part of an article: the plain start of an entry, the same for every reader."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from contest.choosing import ContestChooserBlock
from contest.taking_part.shown import shown_contest
from contest.taking_part.tokens import Door


class ContestBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=160, label=_("Heading"))
    contest = ContestChooserBlock(label=_("Contest"))

    class Meta:
        icon = "tick-inverse"
        label = _("Contest")
        description = _("The start of an entry in the round that is open, or when one opens")
        template = "components/blocks/contest_block.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict:
        """The contest at this moment; nothing when it was deleted or is shown to nobody."""
        context = super().get_context(value, parent_context)
        chosen = value.get("contest")
        if chosen is None or not chosen.is_public:
            context["contest"] = None
            return context
        place = _place(context.get("request"), chosen.pk)
        html_id = f"contest-{chosen.pk}" + (f"-{place}" if place > 1 else "")
        # The page around it is remembered until the clock of the memory passes an edge, so this clock is asked.
        context["contest"] = shown_contest(chosen, timezone.now(), Door.PAGE, html_id)
        context["heading"] = value.get("heading")
        return context


def _place(request: Any, pk: int) -> int:
    """How many times this contest has been printed for a request, this one included: ids stay unique."""
    if request is None:
        return 1
    if not hasattr(request, "contests_printed"):
        request.contests_printed = []
    request.contests_printed.append(pk)
    return request.contests_printed.count(pk)
