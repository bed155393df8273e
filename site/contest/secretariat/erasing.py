"""Erasing details: nothing that tells who somebody is remains, and what they entered stays under their code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from contest.audit import reasons
from contest.audit.chain import gathered
from contest.audit.noting import note_of
from contest.identity.forgetting import forget, forget_places
from contest.identity.retention import lapsed
from contest.models import (
    Annulment,
    Appeal,
    Attempt,
    Award,
    BarredPerson,
    Contest,
    Entry,
    Person,
    Round,
)
from contest.secretariat.words import DETAILS_ERASED, RETENTION_ENDED
from core.models import ContentChange

ROWS_AT_ONCE = 500
# Fewer while rounds are open: whoever takes part waits meanwhile, on SQLite everybody who does.
LAPSED_AT_ONCE = 50


# Gathered, since judges lock what they decide on before the head of the log, and so must this.
@transaction.atomic
@gathered()
def erase(person: Person, at: datetime, by: Any = None) -> None:
    """Erase what tells who a contestant is. Twice is as once.

    While rounds of the contest are still to close, it also takes the person out of the contest: nobody can be
    told from somebody who enters a second time once their details are gone, so the entries stop counting.
    """
    erased = _erase([person.pk], at)
    # Also of whoever was erased at the end of their time, when words that are about others too stayed.
    reasons.forget_about([person.pk])
    if not erased:
        return
    person.refresh_from_db()
    if Round.objects.filter(contest=person.contest, closes_at__gt=at).exists():
        _annul(Entry.objects.filter(person=person), at, by)
    note_of(person, DETAILS_ERASED, by)


def erase_all(contest: Contest, at: datetime) -> int:
    """Erase the details of everybody in a contest that is over, and its barred list; says of how many people."""
    erased = 0
    kept = Person.objects.filter(contest=contest, erased_at=None).order_by("pk")
    while rows := list(kept.values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        erased += _erase(rows, at)
    # Also of people who were erased one by one, whatever began meanwhile.
    forget_places(Attempt.objects.filter(round__contest=contest))
    barred = BarredPerson.objects.filter(contest=contest)
    for row in barred.order_by("pk").iterator():
        row.delete()
    reasons.forget_all(contest.pk)
    if erased:
        log(contest, RETENTION_ENDED, data={"count": erased})
    return erased


def erase_lapsed(contest: Contest, at: datetime) -> int:
    """Erase the details of people who agreed to an earlier last round than there is now; says of how many.

    Their entries go on counting: nobody asked that they be forgotten, and rounds they took part in are counted.
    """
    erased, last = 0, 0
    found = lapsed(contest, at).order_by("pk").values_list("pk", flat=True)
    while rows := list(found.filter(pk__gt=last)[:LAPSED_AT_ONCE]):
        erased += _erase_lapsed(contest, rows, at)
        last = rows[-1]
    if erased:
        log(contest, RETENTION_ENDED, data={"count": erased})
    return erased


@transaction.atomic
@gathered()
def _erase_lapsed(contest: Contest, rows: list[int], at: datetime) -> int:
    """Erase those of the rows who are still to be erased once nobody changes that any more."""
    # Before people, as whoever appeals or judges does: prizes and rounds stay as they are meanwhile.
    Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    people = Person.objects.filter(pk__in=rows).order_by("pk").select_for_update()
    # Whoever is coming back holds their row, so their attempt is waited for and seen.
    locked = list(people.values_list("pk", flat=True))
    still = list(lapsed(contest, at).filter(pk__in=locked).values_list("pk", flat=True))
    erased = _erase(still, at)
    reasons.forget_lapsed(still)
    return erased


@transaction.atomic
def _erase(rows: Iterable[int], at: datetime) -> int:
    persons = list(rows)
    erased = forget(persons, at)
    # After the rows above, which whoever files an appeal holds: none comes in between.
    Appeal.objects.filter(entry__person__in=persons).exclude(sealed="").update(sealed="", mark="")
    if Award.objects.filter(person__in=persons).exists():
        # The page of winners, which is remembered, stops naming them.
        ContentChange.record()
    return erased


def _annul(entries: Iterable[Entry], at: datetime, by: Any) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("The details were erased at the contestant's request.")
    for entry in entries:
        Annulment.objects.get_or_create(
            entry=entry,
            lifted_at=None,
            defaults={"reason": reason, "decided_at": at, "decided_by": by},
        )
