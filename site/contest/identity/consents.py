"""The consents that come with a form of details."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from contest.enums import ConsentPurpose
from contest.models import Consent, Entry, Person


def add(person: Person, purposes: Iterable[ConsentPurpose], at: datetime) -> None:
    """Those that are on record already stay as they are."""
    given = [Consent(person=person, purpose=purpose, given_at=at) for purpose in sorted(purposes)]
    Consent.objects.bulk_create(given, ignore_conflicts=True)


def note(person: Person, purposes: Iterable[ConsentPurpose], at: datetime) -> None:
    """Add what nothing was said about yet, as long as the person has no entry.

    What was taken back stays so, since nobody knows who fills in the form.
    """
    if not Entry.objects.filter(person=person).exists():
        add(person, purposes, at)


def replace(person: Person, purposes: Iterable[ConsentPurpose], at: datetime) -> None:
    """Keep those of this form alone: the row tells of somebody else than those who gave the earlier ones.

    What was taken back stays so.
    """
    Consent.objects.filter(person=person, withdrawn_at=None).delete()
    add(person, purposes, at)
