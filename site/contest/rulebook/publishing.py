"""When a contest may be shown to readers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from contest.models import Contest, Round, Rules
from contest.rulebook.pools import round_faults

# So long before a round opens everybody who can mend it is told on the dashboard.
AHEAD = timedelta(hours=48)


def publication_faults(contest: Contest, at: datetime) -> list[str]:
    """Why a contest can't be shown: no rules, no round, or a round that could not be played."""
    rules = Rules.objects.in_force(contest, at)
    if rules is None:
        return [_("No rules are in force: issue them first.")]
    rounds = list(contest.rounds.order_by("number"))
    if not rounds:
        return [_("There is no round yet: make one first.")]
    return [
        _("Round %(number)s: %(fault)s") % {"number": each.number, "fault": fault}
        for each in rounds
        if each.closes_at > at
        for fault in round_faults(each, rules)
    ]


def faulty_rounds(at: datetime) -> list[tuple[Round, list[str]]]:
    """Rounds that are open or open soon and can't be played as they are, each with the causes."""
    near = Round.objects.open_within(at, AHEAD)
    found = []
    for each in near.select_related("contest").order_by("opens_at"):
        if faults := round_faults(each, Rules.objects.in_force(each.contest, at)):
            found.append((each, faults))
    return found
