"""How often one person may enter: the slot of the next turn.

The code only proposes a slot; that a person has each but once is kept by the database, so that of requests
that propose the same at once one alone gets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contest.enums import AttemptPolicy
from contest.models import Rules


@dataclass(frozen=True)
class Turns:
    """How many turns of one person have begun: in the contest, in this round, on this day.

    A turn that was begun is taken, whether an entry came of it or not: else people could look at questions,
    let the time run out, and come back prepared. They are counted by what they are and not by their slots, so
    that turns taken under an earlier version of the rules are taken under a later one too.
    """

    in_contest: int = 0
    in_round: int = 0
    on_day: int = 0


def next_slot(rules: Rules, round_number: int, day: date, turns: Turns) -> str | None:
    """The slot of the turn that begins on a day (where the site lives); None where there is no more.

    "Once a day" is meant as it is printed: a day has one slot, whichever rounds close and open on it.
    """
    policy = AttemptPolicy(rules.attempt_policy)
    if policy is AttemptPolicy.ONCE_EVER:
        return None if turns.in_contest else "ever"
    if policy is AttemptPolicy.ONCE_A_ROUND:
        return None if turns.in_round else f"r{round_number}"
    if policy is AttemptPolicy.ONCE_A_DAY:
        return None if turns.on_day else f"d{day.isoformat()}"
    if policy is AttemptPolicy.SOME_A_ROUND and turns.in_round >= limit_a_round(rules):
        return None
    return f"r{round_number}-{turns.in_round + 1}"


def limit_a_round(rules: Rules) -> int:
    """How many turns "several times a round" gives; one where rules forgot to say it."""
    return rules.attempt_limit or 1


def is_once_a_round(rules: Rules) -> bool:
    """Whether nobody can enter twice in one round, so that a score shown at once helps no second try."""
    return rules.attempt_policy in (AttemptPolicy.ONCE_EVER, AttemptPolicy.ONCE_A_ROUND) or (
        rules.attempt_policy == AttemptPolicy.SOME_A_ROUND and limit_a_round(rules) == 1
    )
