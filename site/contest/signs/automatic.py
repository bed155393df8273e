"""The searches that the site makes by itself: of rounds that have closed, and again where that is due."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from itertools import islice

from contest.signs.due import due_rounds
from contest.signs.searching import search

logger = logging.getLogger(__name__)

# The count of the round comes first.
SETTLING = timedelta(minutes=5)
# Other duties get their turn in between; the rounds of a whole contest are searched within minutes all the same.
ROUNDS_AT_ONCE = 3


def search_closed(at: datetime) -> None:
    """Search the rounds that are due, some at once; those that never were searched come first."""
    for each in list(islice(due_rounds(at - SETTLING), ROUNDS_AT_ONCE)):
        made = search(each, at)
        logger.info("Round %s: %s new signs in %s entries.", each.pk, made.found, made.entries)
