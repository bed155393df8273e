"""When a round was to close, as its heads tell: a close that is moved while the round is open stays to be seen."""

from __future__ import annotations

import json
from itertools import groupby

from contest.ledger.canonical import instant_text
from contest.models import Result


def closes_of(result: Result) -> list[str]:
    """The close at the opening, then each other one from its first head on, until the count."""
    ledger = result.round.ledger
    heads = ledger.heads.filter(at__lte=result.counted_at).order_by("at")
    told = [instant_text(at) for at in heads.values_list("closes_at", flat=True) if at]
    opening = json.loads(ledger.opening)["closes_at"]
    return [close for close, _heads in groupby([opening, *told])]
