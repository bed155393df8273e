"""What people of the contest do with an appeal: take it on, and decide."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from contest.appeals.refusals import (
    AlreadyDecidedError,
    AlreadyTakenError,
    HadAPartError,
    ReasonNeededError,
    RemedyNeededError,
)
from contest.appeals.remedies import done_for
from contest.appeals.words import APPEAL_DECIDED, APPEAL_TAKEN
from contest.audit.chain import gathered
from contest.enums import Remedy, Verdict
from contest.judging.parts import had_a_part
from contest.models import Appeal, Contest
from core.models import ContentChange


def may_decide(appeal: Appeal, by: Any) -> bool:
    """Whether somebody had no part in what an appeal is against before it came; what is done because of it is none."""
    return not had_a_part(appeal.awards, by, appeal.received_at)


@transaction.atomic
@gathered()
def take_on(appeal: Appeal, by: Any, at: datetime) -> Appeal:
    """Note who looks at an appeal from now on. Raises AlreadyDecidedError and AlreadyTakenError."""
    appeal = _locked(appeal)
    if appeal.taken_at:
        raise AlreadyTakenError
    appeal.taken_at, appeal.taken_by = at, by
    appeal.save()
    log(appeal, APPEAL_TAKEN, user=by)
    return appeal


@transaction.atomic
@gathered()
def decide(
    appeal: Appeal,
    verdict: Verdict,
    by: Any,
    at: datetime,
    reason: str,
    reason_en: str = "",
    remedy: Remedy | None = None,
) -> Appeal:
    """Decide on an appeal, once and for all; whoever appealed reads the reason.

    What an upheld appeal names as its remedy must have been done since it came, with a new count where it changes
    one; both counts are kept with the appeal. Raises AlreadyDecidedError, HadAPartError, ReasonNeededError,
    RemedyNeededError and NotDoneError (`refusals`).
    """
    appeal = _locked(appeal)
    if not may_decide(appeal, by):
        raise HadAPartError
    if not reason.strip():
        raise ReasonNeededError
    if verdict is Verdict.UPHELD:
        if remedy is None:
            raise RemedyNeededError
        appeal.remedy = remedy
        if recount := done_for(appeal, remedy):
            appeal.before, appeal.after = recount.before, recount.after
    appeal.verdict = verdict
    appeal.reason, appeal.reason_en = reason.strip(), reason_en.strip()
    appeal.decided_at, appeal.decided_by = at, by
    appeal.save()
    # The page of results, which is remembered, tells how many were decided.
    ContentChange.record()
    told = {"verdict": appeal.verdict, "remedy": appeal.remedy, "reason": appeal.reason}
    log(appeal, APPEAL_DECIDED, user=by, data=told)
    return appeal


def _locked(appeal: Appeal) -> Appeal:
    """The appeal as it stands once nobody else acts in its contest. Raises AlreadyDecidedError."""
    Contest.objects.select_for_update(no_key=True).get(pk=appeal.contest_id)
    rows = Appeal.objects.select_related("contest", "awards__contest", "awards__round", "entry")
    appeal = rows.get(pk=appeal.pk)
    if appeal.decided_at:
        raise AlreadyDecidedError
    return appeal
