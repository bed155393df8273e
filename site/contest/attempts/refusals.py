"""Why somebody can't begin now, in codes for programs and in sentences for people."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.attempts.letting_go import minutes_until_free
from contest.attempts.policy import limit_a_round
from contest.attempts.timing import ends_at
from contest.enums import AttemptPolicy, RoundState
from contest.models import Attempt, Round, Rules
from quiz_embed.shown import instant


class Refusal(StrEnum):
    """Why no attempt is given."""

    NOT_YET_OPEN = "not_yet_open"
    CLOSED = "closed"
    NO_MORE_TURNS = "no_more_turns"
    TIME_OVER = "time_over"
    NOT_READY = "not_ready"
    TRY_AGAIN = "try_again"
    OTHER_DETAILS = "other_details"
    TOO_MANY_TRIES = "too_many_tries"


class RefusedError(Exception):
    """No attempt is given: `reason` says why, `message` says it in the reader's language."""

    def __init__(self, reason: Refusal, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


def not_open(round: Round, state: RoundState) -> RefusedError:
    """The round has not opened yet, or has closed."""
    if state is RoundState.NOT_YET_OPEN:
        return RefusedError(
            Refusal.NOT_YET_OPEN,
            _("This round opens at %(instant)s.") % {"instant": instant(round.opens_at)},
        )
    return RefusedError(
        Refusal.CLOSED,
        _("This round closed at %(instant)s.") % {"instant": instant(round.closes_at)},
    )


def no_more_turns(rules: Rules) -> RefusedError:
    """The person has had all turns that the rules give."""
    return RefusedError(Refusal.NO_MORE_TURNS, _what_rules_give(rules))


def time_over(attempt: Attempt, rules: Rules) -> RefusedError:
    """The last turn that the rules give was begun, and its time ended without an entry."""
    told = _("You began at %(start)s and your time ended at %(end)s without an entry.") % {
        "start": instant(attempt.started_at),
        "end": instant(ends_at(attempt)),
    }
    return RefusedError(Refusal.TIME_OVER, f"{told} {_what_rules_give(rules)}")


def not_ready() -> RefusedError:
    """The round lacks questions; nobody can begin until the question setters mend it."""
    return RefusedError(
        Refusal.NOT_READY,
        _("The questions of this round are not ready yet. Please come back later."),
    )


def try_again() -> RefusedError:
    """Very many requests of the same person came at once."""
    return RefusedError(
        Refusal.TRY_AGAIN, _("You began several times at once. Please try again in a moment.")
    )


def other_details(rules: Rules, at: datetime) -> RefusedError:
    """A number was given before with other details. It is said in the same words whatever differs."""
    told = (
        _("This telephone number or identity card was given before with other details.")
        if rules.asks_id_number
        else _("This telephone number was given before with another name or date of birth.")
    )
    remedy = _("If it is yours, write them as the first time, or ask those who hold the contest.")
    sentences = [told, remedy]
    if minutes := minutes_until_free(rules, at):
        # As the rules have it, and not as it stands with that person.
        sentences.append(
            _(
                "Where somebody began with it by mistake and sent nothing, "
                "you can begin with it %(minutes)s minutes later."
            )
            % {"minutes": minutes}
        )
    return RefusedError(Refusal.OTHER_DETAILS, " ".join(sentences))


def too_many_tries() -> RefusedError:
    """So many wrong details came for a number that the right ones are refused, too."""
    return RefusedError(
        Refusal.TOO_MANY_TRIES,
        _(
            "Too many different details were sent for this number from this network today. "
            "Try again tomorrow, or ask those who hold the contest."
        ),
    )


def _what_rules_give(rules: Rules) -> str:
    policy = AttemptPolicy(rules.attempt_policy)
    if policy is AttemptPolicy.ONCE_EVER:
        return _("Each person enters once in the whole contest, and you have had your turn.")
    if policy is AttemptPolicy.ONCE_A_DAY:
        return _("Each person enters once a day, and you have had your turn of today.")
    most = limit_a_round(rules) if policy is AttemptPolicy.SOME_A_ROUND else 1
    return ngettext(
        "Each person enters once a round, and you have had your turn.",
        "Each person enters at most %(count)s times a round, and you have had all your turns.",
        most,
    ) % {"count": most}
