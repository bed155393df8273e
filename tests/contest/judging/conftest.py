"""A counted contest, judges and organisers, and short ways from the count to the public page."""

from __future__ import annotations

from typing import Any

import pytest

from contest.enums import PassingCause, PrizeScope
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.proposing import mark_of, pass_over, propose
from contest.keys import seal
from contest.models import AwardList, Consent, Person, Prize, Round
from demo.factories.contest import at
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import Played
from users.enums import Role

LATER = at("2021-10-10 10:00")


class Judged(Played):
    """A played contest, and the people who judge it."""

    def __init__(self, unit_prizes: Any = (), **values: Any) -> None:
        issued_at = values.pop("issued_at", at("2021-08-01 08:00"))
        super().__init__(issued_at=None, **values)
        for place, (name, quantity) in enumerate(unit_prizes):
            Prize.objects.create(
                rules=self.rules,
                scope=PrizeScope.UNITS,
                name=name,
                quantity=quantity,
                sort_order=place,
            )
        self.rules.issued_at = issued_at
        self.rules.save()
        self.judge = UserFactory(groups=[Role.JUDGE])
        self.organiser = UserFactory(groups=[Role.CONTEST_ORGANISER])

    def fill(self, *people: Person, in_round: Round | None = None) -> None:
        """These people, all equally right, each a minute after the one before; counted."""
        for minute, person in enumerate(people, start=1):
            self.entry(person, after=60 * minute, in_round=in_round)
        self.count(in_round=in_round)

    def person_of(self, code: str) -> Person:
        return Person.objects.get(code=code)

    def ladder(self, in_round: Round | None = None, scope: PrizeScope | None = None) -> Ladder:
        """That of a round (the first), or another of the whole contest."""
        if scope:
            return Ladder(self.contest, scope)
        return Ladder(self.contest, PrizeScope.ROUND, in_round or self.round)

    def propose(
        self,
        ladder: Ladder | None = None,
        reason: str = "",
        by: Any = None,
        reason_en: str = "",
    ) -> AwardList:
        ladder = ladder or self.ladder()
        return propose(ladder, by or self.judge, LATER, mark_of(ladder), reason, reason_en)

    def approve(
        self, ladder: Ladder | None = None, reason: str = "", reason_en: str = ""
    ) -> AwardList:
        """Proposed and approved."""
        proposed = self.propose(ladder, reason, reason_en=reason_en)
        return approve(proposed, self.organiser, LATER)

    def pass_over(self, who: Any, ladder: Ladder | None = None, by: Any = None) -> None:
        cause = PassingCause.DECLINED
        pass_over(ladder or self.ladder(), who.pk, cause, "", by or self.judge, LATER)


@pytest.fixture
def judged(db):
    """Makes a contest that is judged: `judged(prizes=[("Nhất", 1)])`."""
    return Judged


def told_of(name: str, birth_date: str = "1990-05-04", **details: str) -> str:
    """Sealed details."""
    return seal({"name": name, "birth_date": birth_date, "phone": "+84912345678", **details})


def agree(person: Person, *purposes: str) -> None:
    for purpose in purposes:
        Consent.objects.create(person=person, purpose=purpose, given_at=LATER)


def given(awards: Any) -> list[tuple[str, str]]:
    """Prizes and codes of a proposal or a frozen list, with "-" for the reserves."""
    if isinstance(awards, AwardList):
        rows = awards.awards.select_related("prize", "person", "unit")
        return [
            (row.prize.name if row.prize else "-", row.person.code if row.person else row.unit.name)
            for row in rows
        ]
    return [
        (each.prize.name if each.prize else "-", each.name)
        for each in [*awards.given, *awards.reserves]
    ]
