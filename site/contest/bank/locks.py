"""Which questions people have read already, or will in a minute."""

from __future__ import annotations

from datetime import datetime

from contest.clock import MARGIN
from contest.models import BankQuestion, Round


def locking_round(question: BankQuestion, at: datetime) -> Round | None:
    """The round, opened or about to, that asks a question; the first of several, None while there is none."""
    asked = Round.objects.opened(at + MARGIN).filter(round_questions__question=question)
    return asked.select_related("contest").order_by("opens_at").first()


def is_locked(question: BankQuestion, at: datetime) -> bool:
    """Whether a question may neither be edited nor deleted any more."""
    return question.pk is not None and locking_round(question, at) is not None
