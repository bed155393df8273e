"""Names that leave the public page at once, at somebody's request, and that come back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from wagtail.log_actions import log

from contest.judging.refusals import AlreadyDecidedError
from contest.judging.words import NAME_SHOWN_AGAIN, NAME_TAKEN_DOWN
from contest.models import Person, TakeDown


def in_force_on(person: Person) -> TakeDown | None:
    """The decision that keeps a name off the page now."""
    return person.take_downs.filter(undone_at=None).first()


def take_down(person: Person, by: Any, at: datetime, reason: str) -> TakeDown:
    """Take a name off every public page, from the next request on. Raises AlreadyDecidedError."""
    try:
        with transaction.atomic():
            made = TakeDown.objects.create(
                person=person, reason=reason.strip(), taken_at=at, taken_by=by
            )
            log(made, NAME_TAKEN_DOWN, user=by, title=str(person), data={"reason": made.reason})
    except IntegrityError as refused:
        raise AlreadyDecidedError from refused
    return made


@transaction.atomic
def undo(taken: TakeDown, by: Any, at: datetime, reason: str) -> None:
    """Let a name stand again as far as consents allow; both decisions stay. Raises AlreadyDecidedError."""
    row = (
        TakeDown.objects.select_for_update(no_key=True).filter(pk=taken.pk, undone_at=None).first()
    )
    if row is None:
        raise AlreadyDecidedError
    row.undone_at, row.undone_by = at, by
    row.save()
    log(row, NAME_SHOWN_AGAIN, user=by, title=str(row.person), data={"reason": reason.strip()})
