"""How often each question was drawn, so that a worn one can be left out of the next round."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from contest.enums import RoundState
from contest.models import Attempt, Round, RoundQuestion


class StillOpenError(Exception):
    """The round still takes entries, and the numbers would tell how many there are."""


def times_drawn(round: Round, at: datetime) -> dict[int, int]:
    """How many attempts asked each question of a round, by its id; 0 for those never drawn.

    Read from the attempts after the close, for nothing is counted while people take part. Raises
    StillOpenError before.
    """
    if round.state(at) is not RoundState.CLOSED:
        raise StillOpenError
    draws = Attempt.objects.filter(round=round).values_list("draw", flat=True)
    drawn = Counter(
        question_id for draw in draws.iterator(chunk_size=2000) for question_id, _options in draw
    )
    of_round = RoundQuestion.objects.filter(round=round).values_list("question_id", flat=True)
    return {question_id: drawn[question_id] for question_id in {*of_round, *drawn}}
