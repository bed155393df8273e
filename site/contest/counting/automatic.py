"""The first count of each round, which the site makes by itself."""

from __future__ import annotations

import logging
from datetime import datetime

from contest.counting.freezing import SETTLING, CountRefusedError, count
from contest.models import Round

logger = logging.getLogger(__name__)


def count_closed(at: datetime) -> None:
    """Count every round that closed more than a minute ago and has no result; counts again nothing."""
    waiting = Round.objects.closed(at - SETTLING).filter(results=None).order_by("closes_at", "pk")
    for each in waiting.select_related("contest"):
        try:
            count(each, at)
        except CountRefusedError as refused:
            # Counted by a judge a moment ago, or played by no rules: the other rounds go on.
            logger.warning("Round %s is not counted: %s", each.pk, refused)
