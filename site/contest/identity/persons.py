"""One row a person, however often and from wherever somebody comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from contest import codes
from contest.enums import Identity
from contest.identity import consents, id_numbers, slips
from contest.identity.details import COLUMNS, Details
from contest.identity.marks import id_mark, marks_of
from contest.identity.names import comparable
from contest.identity.salts import FIELD as SECRET
from contest.identity.salts import new_secret
from contest.identity.written import visible
from contest.keys import open_if_possible, open_sealed, seal
from contest.models import Contest, Entry, Person, Rules
from core.statements import begun_again

# Shorter than receipts are, so that the two are told apart at a glance.
CODE_LENGTH = 10
_GUARDIAN_FIELDS = ("guardian_name", "guardian_phone")
# What is compared of a row that was found by a number alone.
_WHO_COLUMNS = ("phone_digest", "name_birth_digest")
# Each turn that fails means that somebody else changed the person's row meanwhile.
_TURNS = 5


class OtherDetailsError(Exception):
    """The number that makes somebody one person was given before, with other details; it says nothing of them.

    `persons` are those who gave it.
    """

    def __init__(self, persons: Sequence[Person]) -> None:
        super().__init__()
        self.persons = persons


def _nothing() -> None:
    """For callers whom nobody can ask as often as they like."""


@begun_again
def find_or_add(
    contest: Contest,
    rules: Rules,
    details: Details,
    at: datetime,
    *,
    mends: int | None = None,
    before_comparing: Callable[[], None] = _nothing,
) -> Person:
    """The row of whoever gave these details: known by what `rules` say, or by the ID number where they ask for it.

    Of fifty requests at once one adds the row, by the database's constraint, and the others find it. Until the
    first entry another unit, group, tie or guardian replaces the one told before. From then on all stays as it
    was told: a stranger who knows a name and a telephone number must not change what an entry rests on, so
    corrections go through the secretariat, and so does a consent that was taken back or comes after the first entry.

    Where a number alone makes a person, a row that it finds must tell the same telephone number, name and date of
    birth: whoever knows a number must not go on in place of its owner. Before such a row is compared,
    `before_comparing` may raise what keeps from it. `mends` is the primary key of the person whose page the details
    were sent from: whoever made a slip there may tell all anew as long as there is no entry.
    Raises id_numbers.NotAnIdNumberError and OtherDetailsError.
    """
    told = told_by(details)
    id_number = ""
    if rules.asks_id_number and details.id_number:
        id_number = id_numbers.normalised(details.id_number)
        told["id_ending"] = id_number[-id_numbers.ENDING :]
    newcomer = Person(
        contest=contest,
        code=codes.new(CODE_LENGTH),
        sealed=seal(told | {SECRET: new_secret()}),
        id_digest=id_mark(id_number),
        added_at=at,
        **{column: getattr(details, column) for column in COLUMNS},
        **marks_of(rules.identity, told),
    )
    found, held = _found(newcomer, rules, mends)
    others = [each for each in found if each != held]
    if others:
        before_comparing()
    person = next((each for each in found if _tells_the_same(each, newcomer)), None)
    if held and _is_slip(held, person, newcomer):
        if others:
            raise OtherDetailsError(others)
        slips.tell_anew(held, newcomer, told)
        consents.replace(held, details.consents, at)
        return held
    if not found:
        newcomer.save(force_insert=True)
        consents.add(newcomer, details.consents, at)
        return newcomer
    if person is None:
        raise OtherDetailsError(found)
    _retell(person, newcomer, told)
    consents.note(person, details.consents, at)
    return person


def details_of(person: Person) -> dict[str, str]:
    """What a person told (see `Person.sealed`); nothing of who was erased. Raises SealBrokenError."""
    held = open_sealed(person.sealed)
    return {field: value for field, value in held.items() if field != SECRET}


def told_by(details: Details) -> dict[str, str]:
    """The details as they are sealed: of guardians only what was given."""
    told = {
        "name": visible(details.name),
        "birth_date": details.birth_date.isoformat(),
        "phone": details.phone,
    }
    guardian = {
        "guardian_name": visible(details.guardian_name),
        "guardian_phone": details.guardian_phone,
    }
    return told | {field: value for field, value in guardian.items() if value}


def same_as(person: Person, identity: str) -> QuerySet[Person, Person]:
    """The rows of a contest that are this person, whose marks are set but who need not be saved; oldest first.

    The parts are compared rather than `identity_digest`, which was made by the rules of its day: another version
    of them must not make a second person of anyone.
    """
    is_same = Q(phone_digest=person.phone_digest)
    if identity != Identity.PHONE:
        is_same &= Q(name_birth_digest=person.name_birth_digest)
    if person.id_digest:
        is_same |= Q(id_digest=person.id_digest)
    return Person.objects.filter(is_same, contest=person.contest).order_by("pk")


def _found(newcomer: Person, rules: Rules, mends: int | None) -> tuple[list[Person], Person | None]:
    """The rows that are a newcomer, and among them that of whoever may mend a slip, however it is known so far."""
    found = same_as(newcomer, rules.identity)
    # Held to the end, so that nobody is erased between being found and beginning, tries at one number wait for each
    # other, and a number is let go by nobody meanwhile. Whoever is new, as most are, holds nothing.
    locked = found.select_for_update(no_key=True)
    if rules.identity != Identity.PHONE and not rules.asks_id_number:
        # Whoever tells otherwise is another person, and nobody is in anybody's way.
        return list(locked), None
    if mends is not None:
        # All rows at once and in one order, so that two who come for each other's numbers wait for each other, and
        # as firmly as who tells anew needs it: entries that are being stored are waited for.
        both = (found | Person.objects.filter(pk=mends)).order_by("pk")
        rows = list(both.select_for_update())
        if held := slips.held(rows, mends):
            return rows, held
    return list(locked), None


def _is_slip(held: Person, person: Person | None, newcomer: Person) -> bool:
    """Whether whoever holds an attempt is known otherwise now; `person` is the row that tells the same."""
    if person is None:
        return True
    return person == held and newcomer.id_digest not in (None, held.id_digest)


def _tells_the_same(person: Person, newcomer: Person) -> bool:
    return all(getattr(person, each) == getattr(newcomer, each) for each in _WHO_COLUMNS)


def _retell(person: Person, newcomer: Person, told: dict[str, str]) -> None:
    """Keep what the newcomer tells otherwise, as long as no entry of the person rests on what was told before."""
    for _turn in range(_TURNS):
        before = open_if_possible(person.sealed)
        changes = _changes(person, newcomer, before, told) if before else {}
        if not changes:
            return
        # One statement, so that neither an entry nor a correction that comes at this moment is overtaken.
        has_entry = Exists(Entry.objects.filter(person=OuterRef("pk")))
        unchanged = Person.objects.filter(~has_entry, pk=person.pk, sealed=person.sealed)
        if unchanged.update(**changes):
            for column, value in changes.items():
                setattr(person, column, value)
            return
        if Entry.objects.filter(person=person).exists():
            return
        # Sealed anew meanwhile, under another key or by a correction: what was told is told once more.
        person.refresh_from_db()


def _changes(
    person: Person, newcomer: Person, before: dict[str, str], told: dict[str, str]
) -> dict[str, Any]:
    """The columns that differ, with what is told now."""
    changes = {
        column: value
        for column in COLUMNS
        if (value := getattr(newcomer, column)) != getattr(person, column)
    }
    after = _retold(before, told)
    return changes | {"sealed": seal(after)} if after != before else changes


def _retold(before: dict[str, str], told: dict[str, str]) -> dict[str, str]:
    """The sealed details with the guardian and the spelling of the name as they are told now.

    A guardian is replaced and never dropped: another date of birth, which is not kept, needs none of anybody.
    """
    after = before | {field: told[field] for field in _GUARDIAN_FIELDS if field in told}
    if comparable(before.get("name", "")) == comparable(told["name"]):
        after["name"] = told["name"]
    return after
