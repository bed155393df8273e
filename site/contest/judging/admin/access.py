"""Who reaches which page of awards, and which ladder or list an address names."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from contest.enums import PrizeScope
from contest.judging.ladders import Ladder, ladders
from contest.models import AwardList, Contest, Round

SEES_LISTS = "contest.view_awardlist"
PROPOSES = "contest.propose_awards"
APPROVES = "contest.approve_awards"
SEES_WINNERS = "contest.view_takedown"
TAKES_DOWN = "contest.add_takedown"


def asked_ladder(scope: str, pk: int, at: datetime) -> Ladder:
    """The ladder of an address; Http404 for one for which no prizes can be given at a moment."""
    if scope == PrizeScope.ROUND:
        contest = get_object_or_404(Round.objects.select_related("contest"), pk=pk).contest
    else:
        contest = get_object_or_404(Contest, pk=pk)
    for each in ladders(contest, at):
        if each.key == (scope, pk):
            return each
    raise Http404


def asked_list(pk: int) -> AwardList:
    """The list of an address."""
    rows = AwardList.objects.select_related(
        "contest", "round__contest", "rules", "proposed_by", "approved_by", "returned_by"
    )
    return get_object_or_404(rows, pk=pk)
