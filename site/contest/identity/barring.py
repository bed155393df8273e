"""Who may not be ranked: the barred list, and whether somebody is on it under whatever spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from enum import Enum
from itertools import chain

from django.db.models import Q, QuerySet

from contest.enums import ContestBody, Identity
from contest.identity.details import Details
from contest.identity.marks import name_birth_mark, phone_mark
from contest.identity.names import alike, comparable, is_same, words_of
from contest.keys import digest, open_if_possible, seal
from contest.models import BarredPerson, Contest, Person, Rules
from core.memory import remembered_newest


class MatchKind(Enum):
    """How sure it is that somebody is on the list."""

    NONE = "none"
    # The name alone: as a rule another person, for people to look at.
    NAMED_ALIKE = "named_alike"
    # The date of birth with a name that is nearly the same, or the telephone number of somebody called and born
    # otherwise, as members of a family share it: for people to look at, for it may well be another person.
    PERHAPS = "perhaps"
    # The telephone number where nothing speaks against it, or the date of birth with the same name however spelt.
    SAME = "same"


@dataclass(frozen=True)
class Match:
    """Whether somebody is on the list, and which row says so."""

    kind: MatchKind
    barred_id: int | None = None


NO_MATCH = Match(MatchKind.NONE)


@dataclass(frozen=True, repr=False)
class _Barred:
    """A row of the list, opened."""

    pk: int
    body: str
    name: str
    birth_date: str


@dataclass(frozen=True, repr=False)
class _Told:
    """What is compared with the list: a comparable name, a day in ISO, and digests; empty where nothing is known."""

    name: str
    birth_date: str
    phone_digest: str
    name_birth_digest: str


@dataclass(frozen=True, repr=False)
class _OpenedList:
    """The rows by what they are found by, and a `mark` of what they say.

    It stays in the memory of the process and never goes to a cache.
    """

    mark: str
    by_phone: dict[str, list[_Barred]] = field(default_factory=lambda: defaultdict(list))
    by_name_and_birth: dict[str, list[_Barred]] = field(default_factory=lambda: defaultdict(list))
    by_birth: dict[str, list[_Barred]] = field(default_factory=lambda: defaultdict(list))
    by_words: dict[str, list[_Barred]] = field(default_factory=lambda: defaultdict(list))

    def same(self, told: _Told, identity: str) -> Iterator[_Barred]:
        """The rows that are surely the one who told this."""
        yield from self.by_name_and_birth.get(told.name_birth_digest, ())
        for row in self.by_birth.get(told.birth_date, ()):
            if is_same(row.name, told.name):
                yield row
        for row in self.by_phone.get(told.phone_digest, ()):
            if identity == Identity.PHONE or not _is_somebody_else(row, told):
                yield row

    def perhaps(self, told: _Told) -> Iterator[_Barred]:
        """The rows that may be the one who told this."""
        yield from self.by_phone.get(told.phone_digest, ())
        for row in self.by_birth.get(told.birth_date, ()):
            if alike(row.name, told.name):
                yield row

    def matches(self, told: _Told, identity: str, bodies: Container[str]) -> Iterator[Match]:
        """How what was told stands to the rows of these bodies, the surest first, each row once."""
        found = set()
        for kind, rows in (
            (MatchKind.SAME, self.same(told, identity)),
            (MatchKind.PERHAPS, self.perhaps(told)),
            (MatchKind.NAMED_ALIKE, self.by_words.get(words_of(told.name), ())),
        ):
            for row in rows:
                if row.body in bodies and row.pk not in found:
                    found.add(row.pk)
                    yield Match(kind, row.pk)


def _is_somebody_else(row: _Barred, told: _Told) -> bool:
    """Whether name and date of birth both speak against two with one telephone being one person."""
    if not row.name or not told.name or alike(row.name, told.name):
        return False
    return not row.birth_date or row.birth_date != told.birth_date


def set_details(barred: BarredPerson, name: str, birth_date: str = "", phone: str = "") -> None:
    """Seal what is known of a barred person (a day in ISO, a number in E.164) and mark the row; saves nothing."""
    told = {"name": name, "birth_date": birth_date, "phone": phone}
    barred.sealed = seal({part: value for part, value in told.items() if value})
    barred.phone_digest = phone_mark(phone)
    barred.name_birth_digest = name_birth_mark(name, birth_date)


def is_complete(told: Mapping[str, str]) -> bool:
    """Whether of a barred person more is told than a name, which many share."""
    return bool(told.get("birth_date") or told.get("phone"))


def barred_bodies(rules: Rules | None) -> Container[str]:
    """Those whose members are barred; "other" was put on the list for a reason of its own."""
    return ContestBody.values if rules is None else [*rules.barred_bodies, ContestBody.OTHER]


def match(contest: Contest, details: Details, rules: Rules | None = None) -> Match:
    """Whether these details are those of a barred person, of the bodies that `rules` bar (of all, by default)."""
    birth_date = details.birth_date.isoformat()
    told = _Told(
        comparable(details.name),
        birth_date,
        phone_mark(details.phone),
        name_birth_mark(details.name, birth_date),
    )
    return next(_list_of(contest).matches(told, _identity(rules), barred_bodies(rules)), NO_MATCH)


def matches_of(
    contest: Contest, rules: Rules | None, persons: Iterable[Person]
) -> Iterator[tuple[int, list[Match]]]:
    """Contestants by primary key, each with every match as the list stands now, the surest first.

    Without those of whom nothing can be said, because their details were erased or no key opens them.
    """
    listed, identity, bodies = _list_of(contest), _identity(rules), barred_bodies(rules)
    for person in persons:
        told = open_if_possible(person.sealed)
        if told:
            yield person.pk, list(listed.matches(_told_of(person, told), identity, bodies))


def list_mark(contest: Contest) -> str:
    """A mark of the list as it stands now; another one once a row came or went, or says something else."""
    return _list_of(contest).mark


def barred_persons(
    contest: Contest, rules: Rules | None = None, among: QuerySet[Person] | None = None
) -> set[int]:
    """Primary keys of the contestants, all or `among` some, who surely are barred as the list stands now.

    Opens the details of each, which takes seconds for a hundred thousand: all are for the count, not for a request.
    Of those whose details were erased nothing can be said. Who only may be barred is for the judges to annul.
    """
    listed, identity, bodies = _list_of(contest), _identity(rules), barred_bodies(rules)
    persons = Person.objects.filter(contest=contest) if among is None else among
    return {
        person.pk
        for person in persons.exclude(sealed="").iterator()
        if any(row.body in bodies for row in listed.same(_told_by(person, listed), identity))
    }


def shares_marks(contest: Contest) -> Q:
    """Contestants with the telephone number, or the name and date of birth, of a row of the list, by digests alone.

    Of those who surely are barred only whoever spells the name otherwise, and has another number, is not among them.
    """
    listed = _list_of(contest)
    by_phone, by_name_and_birth = list(listed.by_phone), list(listed.by_name_and_birth)
    return Q(phone_digest__in=by_phone) | Q(name_birth_digest__in=by_name_and_birth)


def _told_by(person: Person, listed: _OpenedList) -> _Told:
    """What is kept of a contestant. Only where it will be compared is the name made so, which takes longest."""
    told = open_if_possible(person.sealed)
    is_near = told.get("birth_date") in listed.by_birth or person.phone_digest in listed.by_phone
    return _told_of(person, told if is_near else told | {"name": ""})


def _told_of(person: Person, told: dict[str, str]) -> _Told:
    name = comparable(told.get("name", ""))
    return _Told(name, told.get("birth_date", ""), person.phone_digest, person.name_birth_digest)


def _identity(rules: Rules | None) -> str:
    return rules.identity if rules else Identity.PHONE_NAME_BIRTH


def _list_of(contest: Contest) -> _OpenedList:
    return remembered_newest(f"contest.barred.{contest.pk}", lambda: _read(contest))


def _read(contest: Contest) -> _OpenedList:
    rows = [(row, _opened(row)) for row in BarredPerson.objects.filter(contest=contest)]
    listed = _OpenedList(_mark_of(rows))
    for row, barred in rows:
        for by, value in (
            (listed.by_phone, row.phone_digest),
            (listed.by_name_and_birth, row.name_birth_digest),
            (listed.by_birth, barred.birth_date),
            (listed.by_words, words_of(barred.name)),
        ):
            if value:
                by[value].append(barred)
    return listed


def _opened(row: BarredPerson) -> _Barred:
    told = open_if_possible(row.sealed)
    return _Barred(row.pk, row.body, comparable(told.get("name", "")), told.get("birth_date", ""))


def _mark_of(rows: Iterable[tuple[BarredPerson, _Barred]]) -> str:
    """Made of all that is compared, and of no seal, which is another one each time the same is sealed.

    It is a keyed digest, so that it tells nothing of anybody.
    """
    said = (
        (*map(str, astuple(barred)), row.phone_digest, row.name_birth_digest)
        for row, barred in rows
    )
    return digest("barred list", *chain.from_iterable(said))
