"""The judges' decision that an entry does not count, and that it does after all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from wagtail.log_actions import log

from contest.models import Annulment, Entry, Sign, search_again

ANNULLED, LIFTED = "contest.annul_entry", "contest.lift_annulment"


class AlreadyDecidedError(Exception):
    """Somebody else has just annulled the entry, or lifted what annulled it."""


def annul(entry: Entry, by: Any, at: datetime, reason: str, sign: Sign | None = None) -> Annulment:
    """Take an entry out of the counts to come; another of the same person may count then, as the rules say.

    `sign` is what the decision was made from, if it was.
    Results that are counted stay as they are until the round is counted again. Raises AlreadyDecidedError.
    """
    try:
        with transaction.atomic():
            annulment = Annulment.objects.create(
                entry=entry, sign=sign, reason=reason, decided_at=at, decided_by=by
            )
            _note(annulment, ANNULLED, by, reason)
    except IntegrityError as refused:
        raise AlreadyDecidedError from refused
    return annulment


@transaction.atomic
def lift(annulment: Annulment, by: Any, at: datetime, reason: str) -> None:
    """Let the entry count again from the next count on; both decisions stay. Raises AlreadyDecidedError.

    No search has looked at it while it was annulled, so there is another.
    """
    in_force = Annulment.objects.in_force().filter(pk=annulment.pk)
    if not in_force.update(lifted_at=at, lifted_by=by):
        raise AlreadyDecidedError
    search_again([annulment.entry.round])
    _note(annulment, LIFTED, by, reason)


def _note(annulment: Annulment, action: str, by: Any, reason: str) -> None:
    log(annulment, action, user=by, title=str(annulment.entry), data={"reason": reason})
