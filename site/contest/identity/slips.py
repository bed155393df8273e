"""A slip in who somebody is, mended by whoever holds a page of the attempt that was begun with it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from contest.identity.details import COLUMNS
from contest.identity.salts import FIELD as SECRET
from contest.keys import open_if_possible, seal
from contest.models import Contest, Entry, Person

_MARKS = ("identity_digest", "phone_digest", "name_digest", "name_birth_digest")


def held(contest: Contest, nonce: str) -> Person | None:
    """Whose attempt has this nonce, which stands in its pages alone; None once an entry rests on what was told."""
    has_entry = Exists(Entry.objects.filter(person=OuterRef("pk")))
    return Person.objects.filter(~has_entry, contest=contest, attempts__nonce=nonce).first()


def tell_anew(person: Person, newcomer: Person, told: dict[str, str]) -> bool:
    """Let the row of a person tell what a newcomer tells (`told` is what is sealed), and say whether it does now.

    It does not where an entry has come meanwhile, or where no key opens what was told before. Raises IntegrityError
    where somebody else is known by these details since they were looked for.
    """
    # An entry that is being stored holds the row, so it is waited for; the next ones wait for this.
    row = Person.objects.select_for_update().filter(pk=person.pk).first()
    if row is None or Entry.objects.filter(person=row).exists():
        return False
    before = open_if_possible(row.sealed)
    if not before:
        return False
    kept = {field: before[field] for field in ("id_ending", SECRET) if field in before}
    columns = {column: getattr(newcomer, column) for column in (*_MARKS, *COLUMNS)}
    # Rules that no longer ask for the number of a card leave the one that was given.
    columns["id_digest"] = newcomer.id_digest or row.id_digest
    columns["sealed"] = seal(kept | told)
    Person.objects.filter(pk=person.pk).update(**columns)
    for column, value in columns.items():
        setattr(person, column, value)
    return True
