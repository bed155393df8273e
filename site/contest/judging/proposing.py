"""What judges do: pass somebody over, take that back, and propose the list as it stands then."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from contest.audit.chain import gathered
from contest.counting.prizes import Awards
from contest.enums import PassingCause, PrizeScope
from contest.judging.holding import require_counted, require_decided, require_proved
from contest.judging.ladders import Ladder
from contest.judging.parts import doers
from contest.judging.refusals import (
    AlreadyDecidedError,
    ChangedMeanwhileError,
    NotCountedError,
    NothingNewError,
    NotInRankingError,
    ReasonNeededError,
)
from contest.judging.states import is_outdated, rows, rows_of
from contest.judging.words import AWARDS_PROPOSED, PASSED_OVER, PASSING_LIFTED
from contest.models import Award, AwardList, AwardPart, Contest, PassedOver


def mark_of(ladder: Ladder) -> str:
    """A mark of the proposal as it stands, by which a form says what its reader saw."""
    seen = [[each.pk for each in ladder.results], rows(ladder.awards())]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:32]


@transaction.atomic
@gathered()
def propose(
    ladder: Ladder, by: Any, at: datetime, seen: str, reason: str = "", reason_en: str = ""
) -> AwardList:
    """Freeze the proposal whose mark is `seen` as the next list of a ladder, for an organiser to approve.

    Raises NotCountedError, ChangedMeanwhileError, CountAgainError, UnprovedError, HeldError, NothingNewError where the same list
    waits or is in force, and ReasonNeededError for another list without a reason.
    """
    ladder = _locked(ladder)
    if not ladder.results:
        raise NotCountedError
    if mark_of(ladder) != seen:
        raise ChangedMeanwhileError
    awards, before = ladder.awards(), ladder.newest()
    require_counted(ladder)
    require_proved(ladder)
    require_decided(ladder, awards, at)
    if before and says_the_same(before, awards):
        raise NothingNewError
    if before and not reason.strip():
        raise ReasonNeededError
    made = AwardList.objects.create(
        contest=ladder.contest,
        scope=ladder.scope,
        round=ladder.round,
        number=before.number + 1 if before else 1,
        rules=ladder.rules,
        reason=reason.strip() if before else "",
        reason_en=reason_en.strip() if before else "",
        proposed_at=at,
        proposed_by=by,
    )
    made.results.set(ladder.results)
    Award.objects.bulk_create(
        Award(list=made, place=place, prize_id=prize, person_id=person, unit_id=unit, rank=rank)
        for place, (prize, person, unit, rank) in enumerate(rows(awards), start=1)
    )
    listed = [*awards.given, *awards.reserves]
    people = {each.person_id for each in listed if each.person_id}
    # What was done in other rounds is asked for when somebody approves.
    users = {user for user in doers(ladder, people, at) | {by.pk} if user}
    AwardPart.objects.bulk_create(AwardPart(list=made, user_id=user) for user in sorted(users))
    log(made, AWARDS_PROPOSED, user=by, data={"version": made.number, "reason": made.reason})
    return made


@transaction.atomic
@gathered()
def pass_over(
    ladder: Ladder, key: int, cause: PassingCause, reason: str, by: Any, at: datetime
) -> PassedOver:
    """Decide that a person, or a unit in the ladder of units (by primary key), gets no prize of a ladder.

    The next in the ranking steps up, in the proposal and, once that is proposed and approved, for everybody.
    Raises NotCountedError, and NotInRankingError for whoever stands neither among the winners nor the reserves.
    """
    ladder = _locked(ladder)
    if not ladder.results:
        raise NotCountedError
    who = "unit_id" if ladder.scope == PrizeScope.UNITS else "person_id"
    awards = ladder.awards()
    if key not in {getattr(each, who) for each in [*awards.given, *awards.reserves]}:
        raise NotInRankingError
    decided = PassedOver.objects.create(
        contest=ladder.contest,
        scope=ladder.scope,
        round=ladder.round,
        cause=cause,
        reason=reason.strip(),
        decided_at=at,
        decided_by=by,
        **{who: key},
    )
    _note(decided, PASSED_OVER, by)
    return decided


@transaction.atomic
@gathered()
def lift(decided: PassedOver, by: Any, at: datetime) -> None:
    """Take back that somebody was passed over; both decisions stay. Raises AlreadyDecidedError."""
    in_force = PassedOver.objects.in_force().filter(pk=decided.pk)
    if not in_force.update(lifted_at=at, lifted_by=by):
        raise AlreadyDecidedError
    _note(decided, PASSING_LIFTED, by)


def _locked(ladder: Ladder) -> Ladder:
    """The ladder, read anew once nobody else proposes or approves in its contest."""
    contest = Contest.objects.select_for_update(no_key=True).get(pk=ladder.contest.pk)
    return Ladder(contest, ladder.scope, ladder.round)


def says_the_same(before: AwardList, proposed: Awards) -> bool:
    """Whether the last list still holds or waits, and is the one that would be proposed."""
    if before.returned_at or is_outdated(before):
        return False
    return rows_of(before) == rows(proposed)


def _note(decided: PassedOver, action: str, by: Any) -> None:
    told = {"cause": decided.cause, "reason": decided.reason}
    log(decided, action, user=by, title=str(decided), data=told)
