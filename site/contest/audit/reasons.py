"""Erasing the words of reasons: they may name people, and go when the people's details go. The chain stays whole."""

from __future__ import annotations

from contest.models.appeals import Appeal
from contest.models.audit import AuditReason
from contest.models.awards import PassedOver
from contest.models.entries import Annulment
from contest.models.persons import Person
from contest.models.takedowns import TakeDown


def forget_all(contest_id: int) -> None:
    """Erase the words of every reason given in a contest."""
    AuditReason.objects.filter(record__contest=contest_id).delete()


def forget_about(person: Person) -> None:
    """Erase the words of the decisions on a contestant's entries, prizes, name and appeals."""
    rows = {
        # Named after the entry.
        Annulment: person.entries.values_list("receipt", flat=True),
        PassedOver: PassedOver.objects.filter(person=person).values_list("pk", flat=True),
        Appeal: Appeal.objects.filter(entry__person=person).values_list("pk", flat=True),
        # Named after the person.
        TakeDown: [person.code],
    }
    for model, keys in rows.items():
        about = AuditReason.objects.filter(
            record__kind=model._meta.label_lower, record__object__in=[str(key) for key in keys]
        )
        about.delete()
