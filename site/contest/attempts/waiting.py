"""Until when files and scores have to wait, lest they tell the right answers of a round that is still to be played."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from contest.models import Round

_CLOSES = "round_questions__question__round_questions__round__closes_at"


def with_waits_until(rounds: QuerySet[Round], at: datetime) -> QuerySet[Round, Any]:
    """Rounds that have closed, each with `waits_until`: when the last round that asks one of its questions closes.

    None where no such round is open or to come.
    """
    return rounds.annotate(waits_until=Max(_CLOSES, filter=Q(**{f"{_CLOSES}__gt": at})))


def waits_until(of: Round, at: datetime) -> datetime | None:
    """Until when the files of a closed round wait; None if they can be made."""
    return with_waits_until(Round.objects.filter(pk=of.pk), at).get().waits_until


def others_close_at(of: Round) -> datetime | None:
    """When the last other round that asks a question of this one closes or closed; None if there is no such round."""
    asked = of.round_questions.values("question")
    others = Round.objects.exclude(pk=of.pk).filter(round_questions__question__in=asked)
    return others.aggregate(closes=Max("closes_at"))["closes"]
