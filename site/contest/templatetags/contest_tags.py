"""What pages of other rooms print of contests."""

from __future__ import annotations

from django import template
from django.utils import timezone

from contest.taking_part.listed import ListedContest, listed_contests

register = template.Library()


@register.simple_tag
def public_contests() -> list[ListedContest]:
    """The contests with when each takes entries; the page around them is remembered until that changes."""
    return listed_contests(timezone.now())
