"""Which questions people have read already."""

from __future__ import annotations

from datetime import datetime

from contest.models import BankQuestion, Round


def locking_round(question: BankQuestion, at: datetime) -> Round | None:
    """The round, opened by this moment, that asks a question; the first of several, None while there is none."""
    asked = Round.objects.opened(at).filter(round_questions__question=question)
    return asked.select_related("contest").order_by("opens_at").first()


def is_locked(question: BankQuestion, at: datetime) -> bool:
    """Whether a question may neither be edited nor deleted any more."""
    return question.pk is not None and locking_round(question, at) is not None
