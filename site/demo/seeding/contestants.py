"""People of the archive's contest, and who of them won: samples, proposed by one and approved by another."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from contest import codes
from contest.enums import ConsentPurpose
from contest.identity.marks import name_birth_mark, name_mark
from contest.identity.persons import CODE_LENGTH
from contest.judging.approving import approve
from contest.judging.ladders import Ladder, ladders
from contest.judging.proposing import mark_of, propose
from contest.keys import seal
from contest.ledger.files import make_file
from contest.models import Consent, Contest, ParticipantGroup, Person
from demo.content.contests import archive
from demo.content.words import english
from demo.factories.contest import at
from units.models import Unit
from users.enums import Role

SAMPLE_PERSONS = 240
# The same people at each start.
_CHANCE = random.Random(2024)  # noqa: S311 - samples, no secrets
# How many of ten let their name be published, and how many guardians that of a child.
_CONSENTS = {
    ConsentPurpose.TAKE_PART: 10,
    ConsentPurpose.PUBLISH_NAME: 7,
    ConsentPurpose.GUARDIAN_PUBLISH: 3,
}


def make_contestants(contest: Contest, communes: Sequence[Unit]) -> list[Person]:
    """Samples by their very names, each in a group and a commune, with the consents that most people give."""
    groups = list(ParticipantGroup.objects.filter(contest=contest))
    came = at(archive.WEEKS[0][0])
    persons = Person.objects.bulk_create(
        [
            Person(
                contest=contest,
                code=codes.new(CODE_LENGTH),
                group=_CHANCE.choice(groups),
                unit=_CHANCE.choice(communes),
                lives_here=True,
                added_at=came,
                **_details(),
            )
            for _number in range(SAMPLE_PERSONS)
        ]
    )
    Consent.objects.bulk_create(
        Consent(person=person, purpose=purpose, given_at=came)
        for person in persons
        for purpose, of_ten in _CONSENTS.items()
        if _CHANCE.randrange(10) < of_ten
    )
    return persons


def approve_winners(contest: Contest) -> None:
    """Give the prizes of every ladder as the rules and the rankings say."""
    judge, organiser = somebody_of(Role.JUDGE), somebody_of(Role.CONTEST_ORGANISER)
    last = at(archive.WEEKS[-1][1])
    for ladder in ladders(contest, last):
        closed = ladder.round.closes_at if ladder.round else last
        publish(ladder, judge, organiser, closed + timedelta(days=4))


def publish(ladder: Ladder, judge: Any, organiser: Any, at: datetime, reason: str = "") -> None:
    """Propose what the rankings say now and approve it two days later, at a moment; the proof is made anew."""
    proposed = propose(
        ladder, judge, at - timedelta(days=2), mark_of(ladder), reason, english(reason)
    )
    approve(proposed, organiser, at)
    if ladder.round:
        make_file(ladder.round.ledger_files.latest("number"), at + timedelta(minutes=1))


def _details() -> dict[str, str]:
    """No telephone is made up, since it might be somebody's."""
    words = [_CHANCE.choice(part) for part in archive.NAMES]
    born = date(
        2024 - _CHANCE.randrange(14, 70), _CHANCE.randrange(1, 13), _CHANCE.randrange(1, 29)
    )
    told = {"name": " ".join(words), "birth_date": born.isoformat()}
    return {
        "sealed": seal(told),
        "name_digest": name_mark(told["name"]),
        "name_birth_digest": name_birth_mark(told["name"], told["birth_date"]),
    }


def somebody_of(role: Role) -> Any:
    """The first who has a role."""
    return get_user_model().objects.filter(groups__name=role).earliest("pk")
