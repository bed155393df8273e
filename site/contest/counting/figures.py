"""The number that contestants foretold."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from contest.enums import PredictionTarget

HUNDREDTH = Decimal("0.01")


def actual_number(target: str, participants: int, fully_right: int) -> Decimal:
    """What the prediction is measured against, exact to two decimals; nobody took part: 0.

    `participants` are distinct people whose entry counts, `fully_right` those of them with everything right.
    A percentage is rounded half up, as people round by hand.
    """
    if target == PredictionTarget.PARTICIPANTS:
        return Decimal(participants).quantize(HUNDREDTH)
    if target == PredictionTarget.FULLY_RIGHT:
        return Decimal(fully_right).quantize(HUNDREDTH)
    if not participants:
        return Decimal(0).quantize(HUNDREDTH)
    share = Decimal(fully_right * 100) / participants
    return share.quantize(HUNDREDTH, ROUND_HALF_UP)
