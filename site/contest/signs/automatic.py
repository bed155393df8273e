"""The first search of each round, which the site makes by itself."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from contest.identity.retention import is_over
from contest.models import rounds_to_search
from contest.signs.searching import search

logger = logging.getLogger(__name__)

# The count of the round comes first.
SETTLING = timedelta(minutes=5)


def search_closed(at: datetime) -> None:
    """Search the first round that closed and was never searched; one at a time, so that other duties get their turn.

    Contests whose details are erased are left out: what is to be compared is gone.
    """
    for each in rounds_to_search(at - SETTLING).select_related("contest"):
        if not is_over(each.contest, at):
            made = search(each, at)
            logger.info("Round %s: %s new signs in %s entries.", each.pk, made.found, made.entries)
            return
