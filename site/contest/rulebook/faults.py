"""What can't be played. Each fault stands under the field that mends it, and says why, in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from contest.enums import (
    AttemptPolicy,
    ContestBody,
    CountedAttempt,
    PrizeScope,
    QuestionSource,
    ResultsShown,
    TieClock,
)
from contest.models import Prize, Rules, TopicQuota
from contest.rulebook.changes import change_faults
from core import text

Faults = dict[str, list[str]]

MOST_QUESTIONS = 100
MOST_ENTRIES = 100
LONGEST_MINUTES = 600
LONGEST_GRACE = 600
MOST_EXTRA_PERCENT = 200
OLDEST = 120
MOST_APPEAL_DAYS = 60
# Ten years: what is kept longer is no contest's any more.
MOST_RETENTION_DAYS = 3_650
# Below it the law asks for the word of a parent or guardian, and from this one on people are of age.
AGE_OF_OWN_CONSENT, FULL_AGE = 16, 18

ONE_ATTEMPT = (AttemptPolicy.ONCE_EVER, AttemptPolicy.ONCE_A_ROUND)


def rules_faults(rules: Rules) -> Faults:
    """Everything that keeps a version from being issued; empty when it can be played.

    Besides the record itself this asks what the contest has: its rounds, its persons, the version before.
    """
    return merged(
        record_faults(rules, list(rules.quotas.all()), list(rules.prizes.all())),
        change_faults(rules),
        _round_faults(rules),
    )


def record_faults(rules: Rules, quotas: Sequence[TopicQuota], prizes: Sequence[Prize]) -> Faults:
    """What contradicts itself in a version with these rows, whatever the contest has besides."""
    found: Faults = defaultdict(list)
    for check in _CHECKS:
        check(rules, found)
    _check_quotas(rules, quotas, found)
    _check_prizes(prizes, found)
    return dict(found)


def _check_people(rules: Rules, found: Faults) -> None:
    if not (rules.audience or "").strip():
        found["audience"].append(_("Say who may take part."))
    if not 0 <= (rules.least_age or 0) <= OLDEST:
        found["least_age"].append(_("Give an age from 0 to %(most)s.") % {"most": OLDEST})
    if not AGE_OF_OWN_CONSENT <= (rules.guardian_age or 0) <= FULL_AGE:
        found["guardian_age"].append(
            _(
                "Give an age from %(least)s to %(most)s: younger people need a parent's word by law, "
                "and whoever is of age needs nobody's."
            )
            % {"least": AGE_OF_OWN_CONSENT, "most": FULL_AGE}
        )
    bodies = rules.barred_bodies
    if not isinstance(bodies, list) or any(body not in ContestBody.values for body in bodies):
        found["barred_bodies"].append(_("Choose among the bodies of the list."))
    elif len(set(bodies)) < len(bodies):
        found["barred_bodies"].append(_("A body stands here twice."))
    if not 1 <= (rules.retention_days or 0) <= MOST_RETENTION_DAYS:
        found["retention_days"].append(
            _("Details are kept for 1 to %(most)s days.") % {"most": MOST_RETENTION_DAYS}
        )


def _check_questions(rules: Rules, found: Faults) -> None:
    if not 1 <= (rules.question_count or 0) <= MOST_QUESTIONS:
        found["question_count"].append(
            _("An attempt has 1 to %(most)s questions.") % {"most": MOST_QUESTIONS}
        )


def _check_attempts(rules: Rules, found: Faults) -> None:
    several = rules.attempt_policy not in ONE_ATTEMPT
    limit = rules.attempt_limit
    if rules.attempt_policy == AttemptPolicy.SOME_A_ROUND:
        if limit is None or not 2 <= limit <= MOST_ENTRIES:
            found["attempt_limit"].append(
                _("Entering several times a round needs a limit from 2 to %(most)s.")
                % {"most": MOST_ENTRIES}
            )
    elif limit is not None:
        found["attempt_limit"].append(
            _("There is a limit only where people may enter several times a round up to one.")
        )
    if not several and rules.counted_attempt != CountedAttempt.FIRST:
        found["counted_attempt"].append(
            _("With one entry a round there is no last or best one; choose the first.")
        )
    if several and rules.results_shown == ResultsShown.AT_ONCE:
        found["results_shown"].append(
            _(
                "The score can be shown at once only where one entry is allowed: whoever sees it and "
                "enters again finds the answers by trying."
            )
        )
    if (
        rules.tie_clock == TieClock.DURATION
        and rules.question_source == QuestionSource.FIXED
        and rules.counted_attempt != CountedAttempt.FIRST
    ):
        found["tie_clock"].append(
            _(
                "The time an entry took decides nothing fairly where people answer the same questions "
                "again: count the first entry, draw the questions, or let the earlier entry decide."
            )
        )


def _check_time(rules: Rules, found: Faults) -> None:
    if rules.minutes is None:
        if rules.grace_seconds:
            found["grace_seconds"].append(_("There is no grace without a limit of time."))
        if rules.extra_time_percent:
            found["extra_time_percent"].append(_("There is no more time without a limit of time."))
        return
    if not 1 <= rules.minutes <= LONGEST_MINUTES:
        found["minutes"].append(
            _("Give 1 to %(most)s minutes, or leave it empty.") % {"most": LONGEST_MINUTES}
        )
    if (rules.grace_seconds or 0) > LONGEST_GRACE:
        found["grace_seconds"].append(_("Give at most %(most)s seconds.") % {"most": LONGEST_GRACE})
    if (rules.extra_time_percent or 0) > MOST_EXTRA_PERCENT:
        found["extra_time_percent"].append(
            _("Give at most %(most)s percent.") % {"most": MOST_EXTRA_PERCENT}
        )


def _check_appeals(rules: Rules, found: Faults) -> None:
    days, answer = rules.appeal_days or 0, rules.appeal_answer_days or 0
    if days > MOST_APPEAL_DAYS:
        found["appeal_days"].append(
            _("Give 1 to %(most)s days, or 0 where no appeals are taken.")
            % {"most": MOST_APPEAL_DAYS}
        )
    if not days:
        return
    if not 1 <= answer <= MOST_APPEAL_DAYS:
        found["appeal_answer_days"].append(
            _("Give 1 to %(most)s days for the answer.") % {"most": MOST_APPEAL_DAYS}
        )
    elif 1 <= (rules.retention_days or 0) <= days + answer:
        found["retention_days"].append(
            _("Appeals may come and be answered for %(days)s days: details must be kept longer.")
            % {"days": days + answer}
        )


_CHECKS: tuple[Callable[[Rules, Faults], None], ...] = (
    _check_people,
    _check_questions,
    _check_attempts,
    _check_time,
    _check_appeals,
)


def _check_quotas(rules: Rules, quotas: Sequence[TopicQuota], found: Faults) -> None:
    if rules.question_source == QuestionSource.FIXED:
        if quotas:
            found["quotas"].append(
                _("Where everyone gets the same questions, nothing is drawn; remove the quotas.")
            )
        return
    total = sum(quota.count or 0 for quota in quotas)
    if total != rules.question_count:
        found["quotas"].append(
            _("The quotas add up to %(total)s, and an attempt has %(count)s questions.")
            % {"total": total, "count": rules.question_count}
        )
    if any((quota.count or 0) < 1 for quota in quotas):
        found["quotas"].append(_("A quota draws at least 1 question."))
    kinds = [(quota.topic_id, quota.difficulty) for quota in quotas]
    for quota in quotas:
        if kinds.count((quota.topic_id, quota.difficulty)) > 1:
            found["quotas"].append(
                _("“%(topic)s” stands twice; make one quota of both.")
                % {"topic": quota.topic.title}
            )
            break


def _check_prizes(prizes: Sequence[Prize], found: Faults) -> None:
    for scope in PrizeScope:
        ladder = [prize for prize in prizes if prize.scope == scope]
        names = [text.fold(prize.name).strip() for prize in ladder]
        for place, prize in enumerate(ladder):
            name = {"prize": prize.name}
            if not names[place]:
                found["prizes"].append(_("A prize has no name."))
            elif names[place] in names[:place]:
                found["prizes"].append(_("“%(prize)s” stands twice in one ladder.") % name)
            if (prize.quantity or 0) < 1:
                found["prizes"].append(_("“%(prize)s” is given at least once.") % name)
            if prize.amount == 0:
                found["prizes"].append(
                    _("“%(prize)s” is worth nothing; leave the amount empty instead.") % name
                )
        worth = [prize for prize in ladder if prize.amount]
        for higher, lower in zip(worth, worth[1:], strict=False):
            if (lower.amount or 0) > (higher.amount or 0):
                found["prizes"].append(
                    _("“%(lower)s” is worth more than “%(higher)s”, which stands above it.")
                    % {"lower": lower.name, "higher": higher.name}
                )


def _round_faults(rules: Rules) -> Faults:
    """What the number of rounds rules out."""
    has_overall = any(prize.scope == PrizeScope.OVERALL for prize in rules.prizes.all())
    if has_overall and rules.contest.rounds.count() < 2:
        return {
            "prizes": [_("Prizes for the whole contest need at least two rounds; make them first.")]
        }
    return {}


def merged(*parts: Faults) -> Faults:
    """Faults of several checks, field by field."""
    together: Faults = defaultdict(list)
    for part in parts:
        for field, messages in part.items():
            together[field].extend(messages)
    return dict(together)
