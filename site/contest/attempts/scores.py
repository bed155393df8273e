"""How right one entry is, and when its contestant may know."""

from __future__ import annotations

from datetime import datetime

from contest.attempts.policy import is_once_a_round
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

    Scores that come with the published results wait for the first approval of the round's awards.

    "At once" holds only where nobody may try again in the round; elsewhere it means after the close.
    """
    if rules.results_shown == ResultsShown.AFTER_PUBLICATION:
        return published_at(round)
    if rules.results_shown == ResultsShown.AT_ONCE and is_once_a_round(rules):
        return round.opens_at
    return round.closes_at


def may_show(rules: Rules, round: Round, at: datetime) -> bool:
    """Whether a contestant may see the score of an entry at a moment. The right answers are never shown by this."""
    moment = shown_from(rules, round)
    return moment is not None and moment <= at


def published_at(round: Round) -> datetime | None:
    """Since when the results of a round are published: the first approval of a list of its awards."""
    lists = AwardList.objects.filter(round=round).approved().order_by("approved_at")
    return lists.values_list("approved_at", flat=True).first()
