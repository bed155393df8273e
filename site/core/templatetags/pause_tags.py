"""Whether the campaign is paused, for templates."""

from __future__ import annotations

from django import template

from core.models import Pause
from core.pauses import pause_at

register = template.Library()


@register.simple_tag
def present_pause() -> Pause | None:
    """The pause that is in force now."""
    return pause_at()
