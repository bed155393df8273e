"""What a new version may not change, for people have relied on the one before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from contest.clock import MARGIN
from contest.enums import AttemptPolicy, PrizeScope
from contest.models import Attempt, Person, Prize, Round, Rules
from contest.rulebook.pools import chosen_questions, needs, pool_faults
from core import text

# What decides who may enter a round, how, who wins it, and how long one may object: its entries are ranked together, so they must have
# been played by the same rules. What is left may change: whom readers are told to be meant, from which age on
# the law needs nobody's word, whether barred persons are refused or unranked (they win nothing either way), and
# retention. Quotas and prizes are rows, see `open_round_faults`.
SAME_WITHIN_A_ROUND = (
    "least_age",
    "barred_bodies",
    "identity",
    "asks_id_number",
    "question_source",
    "question_count",
    "prediction_target",
    "attempt_policy",
    "attempt_limit",
    "counted_attempt",
    "minutes",
    "grace_seconds",
    "extra_time_percent",
    "tie_clock",
    "results_shown",
    "one_prize_a_person",
    "appeal_days",
    "appeal_answer_days",
)
# Given over all rounds, by the rules in force when they are over; those of a round by its own.
OF_THE_CONTEST = (PrizeScope.OVERALL, PrizeScope.UNITS)
# What the prizes of the whole contest add up over rounds: numbers of different kinds have no sum.
SAME_IN_ALL_ROUNDS = ("prediction_target", "tie_clock")


def version_before(rules: Rules) -> Rules | None:
    """The last version that was issued before this one."""
    issued = Rules.objects.issued().filter(contest_id=rules.contest_id)
    return issued.filter(number__lt=rules.number).last()


def change_faults(rules: Rules) -> dict[str, list[str]]:
    """What this version changes against the one before although people have come already.

    From the second version on a reason is needed, in both languages, for it is shown to everybody.
    """
    before = version_before(rules)
    if before is None:
        return {}
    found: dict[str, list[str]] = {}
    for field in ("reason", "reason_en"):
        if not (getattr(rules, field) or "").strip():
            found[field] = [_("From the second version on, say why: everybody reads it.")]
    if not Person.objects.filter(contest_id=rules.contest_id).exists():
        return found
    if rules.identity != before.identity:
        found["identity"] = [_("Somebody has entered, so what a person is known by stays.")]
    if rules.asks_id_number and not before.asks_id_number:
        found["asks_id_number"] = [
            _("Somebody has entered without an ID number, so it can't be asked for now.")
        ]
    if (rules.retention_days or 0) > before.retention_days:
        found["retention_days"] = [
            _("People agreed to %(days)s days; details may be erased earlier and not later.")
            % {"days": before.retention_days}
        ]
    if (
        rules.attempt_policy == AttemptPolicy.ONCE_EVER
        and before.attempt_policy != AttemptPolicy.ONCE_EVER
    ):
        found["attempt_policy"] = [
            _("Somebody has entered, perhaps in several rounds; once in all is too late.")
        ]
    found |= _overall_faults(rules)
    if _has_begun(rules) and (lesser := _lesser_prizes(before, rules, OF_THE_CONTEST)):
        found["prizes"] = [
            _(
                "People have taken part for “%(prize)s” (%(scope)s), which is given by the rules in force at the end: "
                "a prize may be added or raised now, and none taken away or lowered."
            )
            % {"prize": lesser[0].title, "scope": lesser[0].get_scope_display()}
        ]
    return found


def _overall_faults(rules: Rules) -> dict[str, list[str]]:
    """What differs from the rules that rounds were played by although all rounds are to be added up."""
    if not any(prize.scope == PrizeScope.OVERALL for prize in rules.prizes.all()):
        return {}
    begun = Attempt.objects.filter(rules=OuterRef("pk"))
    played = list(Rules.objects.filter(Exists(begun), contest_id=rules.contest_id))
    return {
        field: [
            _("Prizes of the whole contest add rounds up, and people have begun one: this stays.")
        ]
        for field in SAME_IN_ALL_ROUNDS
        if any(getattr(each, field) != getattr(rules, field) for each in played)
    }


def open_round_faults(rules: Rules, at: datetime) -> dict[str, list[str]]:
    """What can't change at this moment because a round is open: its entries are ranked together.

    Only where nobody can begin by the rules before, for the round lacks questions, may everything change, and
    then what is there must be enough.
    """
    before = version_before(rules)
    # Once somebody has begun, `change_faults` keeps those of the whole contest, open or not.
    scopes = [PrizeScope.ROUND] if _has_begun(rules) else list(PrizeScope)
    found: dict[str, list[str]] = {}
    for opened in Round.objects.open_within(at, MARGIN).filter(contest_id=rules.contest_id):
        number = {"number": opened.number}
        if before and _is_played_by(opened, before):
            for field in _changed(before, rules):
                found[field] = [
                    _("Round %(number)s is open or opens within a minute: wait until it closes.")
                    % number
                ]
            if lesser := _lesser_prizes(before, rules, scopes):
                found["prizes"] = [
                    _(
                        "Round %(number)s is open, and people take part for “%(prize)s”: a prize may be added or "
                        "raised now, and none taken away or lowered."
                    )
                    % {**number, "prize": lesser[0].title}
                ]
        elif faults := pool_faults(opened, rules):
            found["question_count"] = [
                _("Round %(number)s is open: %(fault)s") % {**number, "fault": fault}
                for fault in faults
            ]
    return found


def _has_begun(rules: Rules) -> bool:
    """Whether anybody has begun a round of the contest."""
    return Attempt.objects.filter(round__contest=rules.contest_id).exists()


def _is_played_by(opened: Round, rules: Rules) -> bool:
    """Whether somebody has begun, or may at any moment, perhaps while this is being asked."""
    if Attempt.objects.filter(round=opened).exists():
        return True
    return all(need.is_met for need in needs(chosen_questions(opened), rules))


def _changed(before: Rules, after: Rules) -> list[str]:
    """Which of the fields that stay within a round differ, quotas among them."""
    fields = [
        field for field in SAME_WITHIN_A_ROUND if _value(before, field) != _value(after, field)
    ]
    return fields if _quotas(before) == _quotas(after) else [*fields, "quotas"]


def _value(rules: Rules, field: str) -> object:
    value = getattr(rules, field)
    # Bodies are a set, whatever the order in which they were ticked.
    return sorted(value) if field == "barred_bodies" else value


def _quotas(rules: Rules) -> set[tuple[int, int | None, int]]:
    return {(quota.topic_id, quota.difficulty, quota.count) for quota in rules.quotas.all()}


def _lesser_prizes(before: Rules, after: Rules, scopes: Collection[PrizeScope]) -> list[Prize]:
    """Prizes of these ladders that were promised and are gone, fewer, or worth less."""
    now = {_name(prize): prize for prize in after.prizes.all()}
    return [
        prize
        for prize in before.prizes.all()
        if prize.scope in scopes and not _is_kept(prize, now.get(_name(prize)))
    ]


def _name(prize: Prize) -> tuple[str, str]:
    return prize.scope, text.fold(prize.name).strip()


def _is_kept(prize: Prize, now: Prize | None) -> bool:
    return (
        now is not None
        and now.quantity >= prize.quantity
        and (now.amount or 0) >= (prize.amount or 0)
    )
