"""What organisers do: approve a list, which makes it public, or send it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from contest.audit.chain import gathered
from contest.judging.holding import require_counted, require_decided, require_proved
from contest.judging.ladders import Ladder
from contest.judging.parts import had_a_part
from contest.judging.refusals import (
    AlreadyDecidedError,
    HadAPartError,
    OutdatedError,
    ProposerGoneError,
)
from contest.judging.states import ListState, is_outdated, state_of_list
from contest.judging.words import AWARDS_APPROVED, AWARDS_RETURNED
from contest.ledger.orders import order_again
from contest.models import AwardList, Contest, Round


def refuse_approval(awards: AwardList, by: Any) -> None:
    """Raise why somebody may not approve a list: HadAPartError, or ProposerGoneError.

    Nobody approves a list whose proposer's account is gone: it would not be known that they are two.
    """
    if had_a_part(awards, by):
        raise HadAPartError
    if awards.proposed_by_id is None:
        raise ProposerGoneError


@transaction.atomic
@gathered()
def approve(awards: AwardList, by: Any, at: datetime) -> AwardList:
    """Approve a list that waits: from now on everybody reads it, and its awards are fixed.

    Raises AlreadyDecidedError, HadAPartError, ProposerGoneError, OutdatedError where the results or decisions it
    rests on have changed, CountAgainError, UnprovedError, and HeldError.
    """
    awards = _locked(awards)
    refuse_approval(awards, by)
    if is_outdated(awards):
        raise OutdatedError
    ladder = Ladder.of_list(awards)
    require_counted(ladder)
    require_proved(ladder)
    require_decided(ladder, ladder.awards(), at)
    awards.approved_at, awards.approved_by = at, by
    awards.save()
    _order_proof(awards, at)
    log(awards, AWARDS_APPROVED, user=by, data={"version": awards.number})
    return awards


@transaction.atomic
@gathered()
def send_back(awards: AwardList, by: Any, at: datetime, reason: str) -> AwardList:
    """Send a list that waits back to the judges with a reason. Raises AlreadyDecidedError."""
    awards = _locked(awards)
    awards.returned_at, awards.returned_by, awards.returned_because = at, by, reason.strip()
    awards.save()
    told = {"version": awards.number, "reason": awards.returned_because}
    log(awards, AWARDS_RETURNED, user=by, data=told)
    return awards


def _order_proof(awards: AwardList, at: datetime) -> None:
    """Order another file of the count, in which the winners stand as they were approved."""
    if awards.round is None:
        return
    result = awards.results.get()
    # What was counted before there were ledgers has no file.
    if result.ledger_files.exists():
        order_again(result, at, awards, *_why(awards))


def _why(awards: AwardList) -> tuple[str, str]:
    """Why there is another file of the count: in the language of the site, and in English."""
    if awards.reason:
        return awards.reason, awards.reason_en
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("The winners were approved.")
    with translation.override("en"):
        return reason, _("The winners were approved.")


def _locked(awards: AwardList) -> AwardList:
    """The list as it stands once nobody else decides in its contest or counts in it. Raises AlreadyDecidedError."""
    Contest.objects.select_for_update(no_key=True).get(pk=awards.contest_id)
    rounds = Round.objects.select_for_update(no_key=True).filter(contest=awards.contest_id)
    # A count that is under way overtakes the list.
    list(rounds.order_by("pk"))
    awards = AwardList.objects.select_related("contest", "round").get(pk=awards.pk)
    if state_of_list(awards) != ListState.PROPOSED:
        raise AlreadyDecidedError
    return awards
