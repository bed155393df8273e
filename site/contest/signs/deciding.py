"""What a person decides about a sign; annulling goes the way of every annulment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from contest.counting.annulling import AlreadyDecidedError, annul
from contest.enums import SignDecision
from contest.models import Entry, Sign, SignPart

DECIDED = "contest.decide_sign"


@transaction.atomic
def decide(
    sign: Sign,
    decision: SignDecision,
    reason: str,
    by: Any,
    at: datetime,
    entries: Iterable[Entry] = (),
) -> int:
    """Keep a decision with its reason, annul these entries, and note it; says how many were annulled now.

    Entries that are annulled already stay so. Raises AlreadyDecidedError where somebody has decided since the
    sign was read: `sign` is as it was shown.
    """
    decided = Sign.objects.filter(
        pk=sign.pk, decision=sign.decision, decided_at=sign.decided_at
    ).update(decision=decision, reason=reason, decided_at=at, decided_by=by)
    if not decided:
        raise AlreadyDecidedError
    if decision != SignDecision.LOOK_AGAIN:
        SignPart.objects.get_or_create(sign=sign, decided_by=by, defaults={"decided_at": at})
    annulled = 0
    for entry in entries:
        if entry.annulment is None:
            annul(entry, by, at, reason, sign)
            annulled += 1
    sign.refresh_from_db()
    log(sign, DECIDED, user=by, data={"decision": str(decision), "reason": reason})
    return annulled
