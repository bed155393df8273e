"""Changing the keys: what was sealed under old ones is sealed anew, and digests are made anew.

Both go through the rows in batches and leave alone what is done already, so that they may be stopped and started
again. A row that the site changes meanwhile is left to the site, which seals under the newest key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from contest.enums import Identity
from contest.identity.marks import appeal_mark, marks_of, name_birth_mark, phone_mark
from contest.keys.sealing import SealBrokenError, is_under_newest_key, open_sealed, sealed_anew
from contest.models import Appeal, BarredPerson, Contest, Person, Round, Rules
from core.models import ContentChange

ROWS_AT_ONCE = 500
Row = Person | BarredPerson | Appeal
_MODELS: tuple[type[Row], ...] = (Person, BarredPerson, Appeal)


class RoundOpenError(Exception):
    """Digests can't change while people enter: nobody who came before would be known."""


@dataclass
class Outcome:
    """How many rows were changed, and how many none of the keys opens."""

    changed: int = 0
    broken: int = 0


def reseal() -> Outcome:
    """Seal everything under the newest key, until nothing is left under another."""
    total = Outcome()
    while True:
        turn = _through_all(_resealed)
        total.changed += turn.changed
        if not turn.changed:
            return Outcome(total.changed, turn.broken)


def change_digests(at: datetime) -> Outcome:
    """Make all digests anew under the present digest key. Raises RoundOpenError.

    Digests of ID numbers are dropped, since the numbers themselves are kept nowhere.
    """
    if Round.objects.open(at).exists():
        raise RoundOpenError
    identities = {
        contest.pk: rules.identity if (rules := Rules.objects.in_force(contest, at)) else ""
        for contest in Contest.objects.all()
    }
    outcome = _through_all(lambda row: _marked_anew(row, identities[row.contest_id]))
    if outcome.changed:
        ContentChange.record()
    return outcome


def _through_all(change: Callable[[Row], bool]) -> Outcome:
    outcome = Outcome()
    for model in _MODELS:
        for rows in _batches(model):
            with transaction.atomic():
                for row in rows:
                    try:
                        outcome.changed += change(row)
                    except SealBrokenError:
                        outcome.broken += 1
    return outcome


def _batches(model: type[Row]) -> Iterator[list[Row]]:
    """Rows that hold details, a batch at a time."""
    last = 0
    rest: QuerySet[Any] = model._default_manager.exclude(sealed="").order_by("pk")
    while rows := list(rest.filter(pk__gt=last)[:ROWS_AT_ONCE]):
        yield rows
        last = rows[-1].pk


def _resealed(row: Row) -> bool:
    return not is_under_newest_key(row.sealed) and _stored(row, sealed=sealed_anew(row.sealed))


def _marked_anew(row: Row, identity: str) -> bool:
    told = open_sealed(row.sealed)
    if isinstance(row, BarredPerson):
        phone = phone_mark(told.get("phone", ""))
        both = name_birth_mark(told.get("name", ""), told.get("birth_date", ""))
        is_new = (phone, both) != (row.phone_digest, row.name_birth_digest)
        return is_new and _stored(row, phone_digest=phone, name_birth_digest=both)
    if isinstance(row, Appeal):
        mark = appeal_mark(row.awards_id, row.entry_id, row.kind, told["text"])
        return mark != row.mark and _stored(row, mark=mark)
    marks = marks_of(identity, told)
    if marks["phone_digest"] == row.phone_digest:
        return False
    try:
        with transaction.atomic():
            return _stored(row, id_digest=None, **marks)
    except IntegrityError:
        # Two who share a telephone came under earlier rules, by which they were two persons.
        marks = marks_of(Identity.PHONE_NAME_BIRTH, told)
        return _stored(row, id_digest=None, **marks)


def _stored(row: Row, **columns: str | None) -> bool:
    """Write these columns unless the site has sealed other details meanwhile; says whether it was done."""
    same = type(row)._default_manager.filter(pk=row.pk, sealed=row.sealed)
    return bool(same.update(**columns))
