"""The beginning of an attempt, or its going on."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from contest.attempts import refusals
from contest.attempts.drawing import CannotDrawError, draw
from contest.attempts.policy import Turns, next_slot
from contest.attempts.pool import pool_of
from contest.attempts.refusals import RefusedError
from contest.attempts.timing import deadline, is_over
from contest.enums import LIKE_BARRED, Flag, RoundState
from contest.identity.marks import PlaceMarks
from contest.models import Attempt, Person, Round, Rules
from core.clock import next_midnight
from core.statements import StillTakenError, begun_again

__all__ = ["RefusedError", "start"]

NOWHERE = PlaceMarks()


def start(
    round: Round,
    rules: Rules,
    person: Person,
    at: datetime,
    *,
    needs_more_time: bool = False,
    flags: Iterable[Flag] = (),
    marks: PlaceMarks = NOWHERE,
) -> Attempt:
    """The attempt of a person that is under way in a round, as it was begun, or a new one if the rules give it.

    An attempt that goes on keeps when it began, its questions, its deadline, and the version of the rules it
    was begun under; it is marked where the person is like somebody barred now. Raises RefusedError where the round
    is not open at that moment, where the rules give no further turn, where the round lacks questions, or where the
    person begins very often at once.
    """
    try:
        return _started(round, rules, person, at, needs_more_time, flags, marks)
    except StillTakenError as fault:
        raise refusals.try_again() from fault


@begun_again
def _started(
    round: Round,
    rules: Rules,
    person: Person,
    at: datetime,
    needs_more_time: bool,
    flags: Iterable[Flag],
    marks: PlaceMarks,
) -> Attempt:
    state = round.state(at)
    if state is not RoundState.OPEN:
        raise refusals.not_open(round, state)
    turns, unsent = _turns_of(person, round, at)
    if unsent is not None and not is_over(unsent, at):
        _mark_likeness(unsent, flags)
        return unsent
    slot = next_slot(rules, round.number, timezone.localtime(at).date(), turns)
    if slot is None:
        raise refusals.time_over(unsent, rules) if unsent else refusals.no_more_turns(rules)
    attempt = _begun(round, rules, person, at, slot, needs_more_time, flags)
    attempt.network_mark, attempt.device_mark = marks.network, marks.device
    # Where another request has taken the slot meanwhile, all is begun again and finds what there is.
    attempt.save(force_insert=True)
    return attempt


def _mark_likeness(attempt: Attempt, flags: Iterable[Flag]) -> None:
    """Since it began, a slip in the details may have been mended, or somebody been barred."""
    new = [flag for flag in flags if flag in LIKE_BARRED and flag not in attempt.flags]
    if new:
        attempt.flags = [*attempt.flags, *new]
        attempt.save(update_fields=["flags"])


def _begun(
    round: Round,
    rules: Rules,
    person: Person,
    at: datetime,
    slot: str,
    needs_more_time: bool,
    flags: Iterable[Flag],
) -> Attempt:
    """A new attempt, not yet saved; whoever has its nonce can draw its questions again."""
    nonce = secrets.token_hex(16)
    try:
        drawn = draw(rules, pool_of(round, at), nonce)
    except CannotDrawError as error:
        raise refusals.not_ready() from error
    return Attempt(
        nonce=nonce,
        round=round,
        person=person,
        rules=rules,
        slot=slot,
        draw=drawn,
        started_at=at,
        deadline=deadline(rules, at, needs_more_time=needs_more_time),
        flags=list(flags),
    )


def _turns_of(person: Person, round: Round, at: datetime) -> tuple[Turns, Attempt | None]:
    """How many turns the person has begun, and the last one in this round if no entry has come of it."""
    midnight = next_midnight(at)
    begun = Attempt.objects.filter(person=person).order_by("pk")
    rows = begun.values_list("pk", "round_id", "started_at", "entry__pk")
    turns, last, is_sent = Turns(), None, False
    for pk, round_id, started_at, entry in rows:
        is_of_round = round_id == round.pk
        is_today = midnight - timedelta(days=1) <= started_at < midnight
        turns = Turns(turns.in_contest + 1, turns.in_round + is_of_round, turns.on_day + is_today)
        if is_of_round:
            last, is_sent = pk, entry is not None
    if last is None or is_sent:
        return turns, None
    unsent = Attempt.objects.select_related("rules").get(pk=last)
    unsent.round = round
    return turns, unsent
