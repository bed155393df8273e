"""Lists of awards that wait for somebody, as the dashboard tells each of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contest.enums import PrizeScope
from contest.judging.admin.access import APPROVES, PROPOSES
from contest.judging.ladders import Ladder
from contest.judging.parts import had_a_part
from contest.judging.states import LadderState, state_of_ladder
from contest.models import AwardList

# A ladder, its newest list, and where that leaves the ladder.
WaitingList = tuple[Ladder, AwardList, LadderState]

_FOR_JUDGES = (LadderState.RETURNED, LadderState.OUTDATED)


def waiting_for(user: Any) -> list[WaitingList]:
    """What a user can act on: as an organiser the lists to decide on in which they had no part; as a judge those that
    were sent back or are outdated, and in place of which another must be proposed."""
    approves, proposes = user.has_perm(APPROVES), user.has_perm(PROPOSES)
    if not (approves or proposes):
        return []
    return [
        (ladder, awards, state)
        for ladder, awards, state in _newest()
        if (proposes and state in _FOR_JUDGES)
        or (approves and state == LadderState.PROPOSED and not had_a_part(awards, user))
    ]


def _newest() -> Iterator[WaitingList]:
    """The newest list of each ladder, the oldest first, without most of those that wait for nobody."""
    # However many years of contests there are, these need no closer look.
    settled = AwardList.objects.approved().filter(scope=PrizeScope.ROUND).resting_on_newest()
    newest = AwardList.objects.newest().exclude(pk__in=settled.values("pk"))
    for awards in newest.select_related("contest", "round__contest", "proposed_by").order_by(
        "proposed_at", "pk"
    ):
        ladder = Ladder.of_list(awards)
        yield ladder, awards, state_of_ladder(ladder)
