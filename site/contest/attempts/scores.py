"""How right one entry is, and when its contestant may know."""

from __future__ import annotations

from datetime import datetime

from contest.attempts.policy import is_once_a_round
from contest.attempts.waiting import others_close_at
from contest.enums import ResultsShown
from contest.models import AwardList, BankOption, Entry, Round, Rules, Voiding


def score(entry: Entry) -> tuple[int, int]:
    """(right answers, questions), by the key as it stands now; voided questions are in neither, as in the count."""
    voided = set(
        Voiding.objects.filter(round_id=entry.round_id).values_list("question_id", flat=True)
    )
    asked = {question_id for question_id, _options in entry.attempt.draw} - voided
    key = BankOption.objects.filter(question_id__in=asked, is_right=True)
    right = sum(
        entry.answers.get(str(question_id)) == str(option_id)
        for question_id, option_id in key.values_list("question_id", "pk")
    )
    return right, len(asked)


def shown_from(rules: Rules, round: Round) -> datetime | None:
    """From which moment on a contestant may see the score of an entry; None while nobody can say when.

    Scores tell the right answers, so that they wait, as the file of the ledger does, until the last round that asks
    one of these questions has closed. Scores that come with the published results wait for the first approval of
    the round's awards too.

    "At once" holds only where nobody may try again in the round; elsewhere it means after the close.
    """
    said = _said_by_the_rules(rules, round)
    others_close = others_close_at(round) if said else None
    return max(said, others_close) if said and others_close else said


def may_show(rules: Rules, round: Round, at: datetime) -> bool:
    """Whether a contestant may see the score of an entry at a moment. The right answers are never shown by this."""
    said = _said_by_the_rules(rules, round)
    # Other rounds are asked for only where it matters: most receipts are written long before the score is due.
    if said is None or said > at:
        return False
    others_close = others_close_at(round)
    return others_close is None or others_close <= at


def _said_by_the_rules(rules: Rules, round: Round) -> datetime | None:
    if rules.results_shown == ResultsShown.AFTER_PUBLICATION:
        return published_at(round)
    if rules.results_shown == ResultsShown.AT_ONCE and is_once_a_round(rules):
        return round.opens_at
    return round.closes_at


def published_at(round: Round) -> datetime | None:
    """Since when the results of a round are published: the first approval of a list of its awards."""
    lists = AwardList.objects.filter(round=round).approved().order_by("approved_at")
    return lists.values_list("approved_at", flat=True).first()
