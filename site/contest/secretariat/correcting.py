"""Correcting details: the seal is made anew, and so is everything they are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from contest.audit.noting import note_of
from contest.enums import Identity
from contest.identity.marks import marks_of
from contest.identity.persons import same_as
from contest.identity.salts import FIELD as SECRET
from contest.keys import open_if_possible, seal
from contest.models import Person, Round, Rules, search_again
from contest.secretariat.words import DETAILS_CORRECTED
from core.models import ContentChange

# What may be corrected of the sealed details; the ID number is known by its digest alone.
SEALED_FIELDS = ("name", "birth_date", "phone", "guardian_name", "guardian_phone")


class CollisionError(Exception):
    """With these details the contestant would be another one of the same contest: `other`."""

    def __init__(self, other: Person) -> None:
        self.other = other
        super().__init__(other.code)


@transaction.atomic
def correct(person: Person, told: Mapping[str, str], at: datetime, by: Any) -> None:
    """Replace the sealed details by these (`SEALED_FIELDS`; a day in ISO, numbers in E.164), and save the person.

    Raises CollisionError, and changes nothing, where that would make two rows one person.
    """
    rows = Person.objects.select_for_update(no_key=True).values_list("sealed", flat=True)
    # Read anew: the secret may have been added since, and the commitments of entries rest on it.
    before = open_if_possible(rows.get(pk=person.pk))
    after = {field: value for field in SEALED_FIELDS if (value := told[field])}
    after |= {field: before[field] for field in ("id_ending", SECRET) if field in before}
    rules = Rules.objects.in_force(person.contest, at)
    identity = rules.identity if rules else Identity.PHONE_NAME_BIRTH
    for column, value in marks_of(identity, after).items():
        setattr(person, column, value)
    person.sealed = seal(after)
    others = same_as(person, identity).exclude(pk=person.pk)
    if other := others.first():
        raise CollisionError(other)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as taken:
        # Somebody with these very details came at this moment.
        if other := others.first():
            raise CollisionError(other) from taken
        raise
    # With these details the person may be like somebody barred.
    search_again(Round.objects.filter(entries__person=person).distinct())
    # The page of winners, which is remembered, may name the person.
    ContentChange.record()
    changed = [field for field in SEALED_FIELDS if before.get(field, "") != after.get(field, "")]
    note_of(person, DETAILS_CORRECTED, by, {"fields": changed})
