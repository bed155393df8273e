"""What editors see beside the fields of a bulletin."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from core.reading_aloud import unknown_abbreviations
from media.bulletins.words import read_in_bulletins


class SpelledOutPanel(Panel):
    """How long a stored bulletin is, which words were spelled out, and what still has to be."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/spelled_out_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            made = read_in_bulletins(self.instance.written)
            context["bulletin"] = self.instance
            # Each once, in the order of the text.
            context["spelled_out"] = list(dict.fromkeys(made.spelled_out))
            context["is_by_hand"] = self.instance.is_worded_by_hand
            context["is_older"] = made.text != self.instance.reading
            reading = read_in_bulletins(self.instance.reading)
            context["unsaid"] = list(dict.fromkeys(reading.spelled_out))
            context["unknown"] = unknown_abbreviations(reading.text)
            context["may_add"] = self.request.user.has_perm("media.add_abbreviation")
            return context
