"""The entries of a closed round as the search reads them: once, without names, numbers or addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

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
    entries = _that_may_count().filter(round=searched)
    if persons is not None:
        entries = entries.filter(person__in=persons)
    rows = entries.order_by("submitted_at", "pk").values_list(
        "pk", "person_id", "started_at", "submitted_at", "prediction", "answers",
        "attempt__network_mark", "attempt__device_mark", "flags",
    )  # fmt: skip
    # Many entries share a sheet or a mark: each is held in memory once.
    held: dict[object, object] = {}
    return list(_rows(rows.iterator(ROWS_AT_ONCE), held))


def _that_may_count() -> QuerySet[Entry]:
    annulled = Annulment.objects.in_force().filter(entry=OuterRef("pk"))
    return Entry.objects.filter(~Exists(annulled), is_late=False)


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


def sharing_a_telephone(searched: Round, persons: Collection[int], at: datetime) -> list[int]:
    """Everybody with a telephone number that several people gave, at least one of these persons among them.

    Of people who sent an entry in a round of the contest that had closed at a moment. Nothing is opened.
    """
    told = Person.objects.filter(contest=searched.contest_id).exclude(phone_digest="").order_by()
    shared = told.values("phone_digest").annotate(people=Count("pk")).filter(people__gt=1)
    sent = _that_may_count().filter(round__in=_closed_beside(searched, at), person=OuterRef("pk"))
    sharing = told.filter(Exists(sent), phone_digest__in=shared.values("phone_digest"))
    owners: dict[str, list[int]] = defaultdict(list)
    for pk, number in sharing.values_list("pk", "phone_digest"):
        owners[number].append(pk)
    looked = set(persons)
    alike = (each for each in owners.values() if len(each) > 1 and not looked.isdisjoint(each))
    return [pk for each in alike for pk in each]


def sent_elsewhere(searched: Round, persons: Collection[int], at: datetime) -> dict[int, list[int]]:
    """By person, the entries that count or could in other rounds of the contest that had closed at a moment."""
    others = _that_may_count().filter(
        round__in=_closed_beside(searched, at).exclude(pk=searched.pk)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for batch in _batches(persons):
        rows = others.filter(person__in=batch).order_by("submitted_at", "pk")
        for person, pk in rows.values_list("person_id", "pk"):
            found[person].append(pk)
    return found


def kept_persons(persons: Collection[int]) -> Iterator[Person]:
    """These persons without those whose details were erased; read a batch at a time."""
    for batch in _batches(persons):
        yield from Person.objects.filter(pk__in=batch).exclude(sealed="").order_by("pk")


def _closed_beside(searched: Round, at: datetime) -> QuerySet[Round]:
    """The rounds of its contest that had closed: what an open one takes is nobody's business yet."""
    return Round.objects.closed(at).filter(contest=searched.contest_id)


def _batches(persons: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(persons)
    for start in range(0, len(ordered), OPENED_AT_ONCE):
        yield ordered[start : start + OPENED_AT_ONCE]
