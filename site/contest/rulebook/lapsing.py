"""What whoever lets a contest last longer should know: details of those who took part before go first."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from contest.enums import AttemptPolicy
from contest.identity.retention import first_lapse
from contest.models import Contest, Rules
from contest.rulebook.standing import Schedule


def lapse_warning(contest: Contest, stood: Schedule | None, at: datetime) -> str:
    """From which day details go before the others' do, where the last round closes later than it `stood`; else empty."""
    last = contest.rounds.aggregate(closes=Max("closes_at"))["closes"]
    rules = Rules.objects.in_force(contest, at)
    if stood is None or rules is None or last <= _last_close(stood, last):
        return ""
    begins = first_lapse(contest, at)
    if begins is None:
        return ""
    warning = _(
        "People who took part by an earlier version of the rules agreed to a contest that ends sooner: their details "
        "are erased from %(day)s on. From then on prizes of the whole contest can't be given to them, since nobody "
        "can call them."
    ) % {"day": f"{timezone.localtime(begins):%d/%m/%Y}"}
    is_once = rules.attempt_policy == AttemptPolicy.ONCE_EVER or rules.one_prize_a_person
    if not is_once or begins >= last:
        return warning
    anew = _(
        "They may then enter anew as somebody the site doesn't know: one entry or one prize a person holds for them "
        "no longer."
    )
    return f"{warning} {anew}"


def _last_close(stood: Schedule, without_rounds: datetime) -> datetime:
    closes = (datetime.fromisoformat(each["closes_at"]) for each in stood["rounds"])
    return max(closes, default=without_rounds)
