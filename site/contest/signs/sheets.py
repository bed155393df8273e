"""The entries of a closed round as the search reads them: once, without names, numbers or addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from contest.models import Annulment, BankOption, Entry, Person, Round

ROWS_AT_ONCE = 5_000
OPENED_AT_ONCE = 500

# The id of each question with that of the chosen option, both as text, in one order for all.
Sheet = tuple[tuple[str, str], ...]


class Looked(NamedTuple):
    """One entry. `took` is in microseconds, `foretold` in hundredths; the marks are empty where none are kept."""

    pk: int
    person: int
    sent: datetime
    took: int
    foretold: int
    sheet: Sheet
    network: str
    device: str
    flags: tuple[str, ...] = ()


def looked_at(searched: Round, persons: Collection[int] | None = None) -> list[Looked]:
    """All entries, or those of some persons, that count or could, in the order in which they were sent."""
    annulled = Annulment.objects.in_force().filter(entry=OuterRef("pk"))
    entries = Entry.objects.filter(~Exists(annulled), round=searched, is_late=False)
    if persons is not None:
        entries = entries.filter(person__in=persons)
    rows = entries.order_by("submitted_at", "pk").values_list(
        "pk", "person_id", "started_at", "submitted_at", "prediction", "answers",
        "attempt__network_mark", "attempt__device_mark", "flags",
    )  # fmt: skip
    # Many entries share a sheet or a mark: each is held in memory once.
    held: dict[object, object] = {}
    return list(_rows(rows.iterator(ROWS_AT_ONCE), held))


def _rows(rows: Iterator[tuple], held: dict) -> Iterator[Looked]:
    for pk, person, started, sent, prediction, answers, network, device, flags in rows:
        sheet = tuple(sorted(answers.items()))
        yield Looked(
            pk=pk,
            person=person,
            sent=sent,
            took=(sent - started) // timedelta(microseconds=1),
            foretold=int(prediction * 100),
            sheet=held.setdefault(sheet, sheet),
            network=held.setdefault(network, network),
            device=held.setdefault(device, device),
            flags=held.setdefault(tuple(flags), tuple(flags)),
        )


def right_options(searched: Round) -> dict[str, str]:
    """The right option of each question that a round asks and that was not taken out of the count, as text."""
    voided = searched.voidings.values("question")
    options = BankOption.objects.filter(
        is_right=True, question__round_questions__round=searched
    ).exclude(question__in=voided)
    return {str(question): str(pk) for question, pk in options.values_list("question_id", "pk")}


def wrong_in(sheet: Sheet, right: dict[str, str]) -> list[tuple[str, str]]:
    """What was answered wrong; a question without a key is neither."""
    return [(asked, chosen) for asked, chosen in sheet if right.get(asked, chosen) != chosen]


def persons_of(entries: Collection[Looked]) -> set[int]:
    """Whose entries these are."""
    return {entry.person for entry in entries}


def sharing_a_telephone(entries: Collection[Looked]) -> list[Looked]:
    """The entries of those who gave the same telephone number as somebody else in the round; nothing is opened."""
    owners: dict[str, list[int]] = defaultdict(list)
    for batch in _batches(entries):
        persons = Person.objects.filter(pk__in=batch).exclude(phone_digest="")
        for pk, number in persons.values_list("pk", "phone_digest"):
            owners[number].append(pk)
    sharing = {pk for persons in owners.values() if len(persons) > 1 for pk in persons}
    return [entry for entry in entries if entry.person in sharing]


def kept_persons(entries: Collection[Looked]) -> Iterator[Person]:
    """Whose entries these are, without those whose details were erased; read a batch at a time."""
    for batch in _batches(entries):
        yield from Person.objects.filter(pk__in=batch).exclude(sealed="").order_by("pk")


def _batches(entries: Collection[Looked]) -> Iterator[list[int]]:
    persons = sorted(persons_of(entries))
    for start in range(0, len(persons), OPENED_AT_ONCE):
        yield persons[start : start + OPENED_AT_ONCE]
