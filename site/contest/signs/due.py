"""Which rounds are to be searched now: for the first time, or because the barred list or the details have changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from contest.identity.barring import list_mark
from contest.identity.retention import is_over
from contest.models import Contest, Round, rounds_to_search


def due_rounds(at: datetime, of: Contest | None = None) -> Iterator[Round]:
    """Those that closed before a moment, of one contest or of all; those that never were searched first, then the earliest.

    Contests whose details are erased are left out: what is to be compared is gone.
    """
    rounds = rounds_to_search(at)
    if of is not None:
        rounds = rounds.filter(contest=of)
    # Once for all rounds of a contest, of which each would ask for it anew.
    marks: dict[int, str] = {}
    for each in rounds.select_related("contest"):
        if each.contest_id not in marks:
            marks[each.contest_id] = list_mark(each.contest)
        searched = (each.barred_list, each.asked_then)
        now = (marks[each.contest_id], each.asked_now)
        if searched != now and not is_over(each.contest, at):
            yield each
