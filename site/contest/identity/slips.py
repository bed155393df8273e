"""A slip in who somebody is, mended by whoever holds a page of the attempt that was begun with it."""

from __future__ import annotations

from collections.abc import Iterable

from contest.identity.details import COLUMNS
from contest.identity.salts import FIELD as SECRET
from contest.keys import open_if_possible, seal
from contest.models import Entry, Person

_MARKS = ("identity_digest", "phone_digest", "name_digest", "name_birth_digest")


def held(rows: Iterable[Person], mends: int) -> Person | None:
    """The one of these rows, which are locked, that may tell anew, by its primary key.

    None once an entry rests on what was told, and where it was erased or no key opens it.
    """
    row = next((each for each in rows if each.pk == mends), None)
    if row is None or not open_if_possible(row.sealed):
        return None
    return None if Entry.objects.filter(person=row).exists() else row


def tell_anew(person: Person, newcomer: Person, told: dict[str, str]) -> None:
    """Let a row that is held tell what a newcomer tells; `told` is what is sealed.

    Raises IntegrityError where somebody else is known by these details since they were looked for.
    """
    before = open_if_possible(person.sealed)
    kept = {field: before[field] for field in ("id_ending", SECRET) if field in before}
    columns = {column: getattr(newcomer, column) for column in (*_MARKS, *COLUMNS)}
    # Rules that no longer ask for the number of a card leave the one that was given.
    columns["id_digest"] = newcomer.id_digest or person.id_digest
    columns["sealed"] = seal(kept | told)
    Person.objects.filter(pk=person.pk).update(**columns)
    for column, value in columns.items():
        setattr(person, column, value)
