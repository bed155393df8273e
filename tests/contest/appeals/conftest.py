"""A round whose winners are published, and somebody who appeals against them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from contest.appeals import filing
from contest.appeals.deciding import decide
from contest.enums import AppealKind, PrizeScope, Remedy, Verdict
from contest.models import Appeal, AwardList, Contest, Entry
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER, Judged, told_of
from users.enums import Role

TEXT = "Bài của tôi đúng cả ba câu, vì sao chỉ được tính hai?"
HOUR = timedelta(hours=1)


class Appealed(Judged):
    """Three people, equally right, of whom A has the one prize; their receipts end in these letters.

    The list is published at LATER, and `other` is a judge who had no part in it.
    """

    def __init__(self, is_published: bool = True, **values: Any) -> None:
        super().__init__(prizes=[("Giải Nhất", 1)], **values)
        Contest.objects.filter(pk=self.contest.pk).update(slug="tim-hieu")
        self.contest.refresh_from_db()
        self.other = UserFactory(groups=[Role.JUDGE])
        for minute, letter in enumerate("ABC", start=1):
            sealed = told_of("Lê Thị Thanh Hương", phone=f"+8491234567{minute}")
            person = self.person(code=f"PERSON{letter}", sealed=sealed)
            self.entry(person, after=60 * minute, receipt=f"23456789XYZ{letter}")
        self.count()
        self.awards: AwardList | None = self.approve() if is_published else None

    def entry_of(self, letter: str = "B") -> Entry:
        return Entry.objects.get(person__code=f"PERSON{letter}")

    def file(
        self,
        text: str = TEXT,
        at: datetime = LATER,
        letter: str = "B",
        kind: AppealKind = AppealKind.COUNTING,
        scope: PrizeScope | None = None,
    ) -> Appeal:
        return filing.file(self.ladder(scope=scope), self.entry_of(letter), kind, text, at)

    def decide(
        self,
        appeal: Appeal,
        verdict: Verdict = Verdict.REJECTED,
        by: Any = None,
        remedy: Remedy | None = None,
        reason: str = "Bài được tính đúng.",
        **values: Any,
    ) -> Appeal:
        when = values.pop("at", LATER + 3 * HOUR)
        return decide(appeal, verdict, by or self.other, when, reason, remedy=remedy, **values)


@pytest.fixture
def appealed(db):
    """Makes a contest whose winners are published: `appealed(appeal_days=3)`."""
    return Appealed
