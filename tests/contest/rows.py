"""A row of each kind that the admin of the contest has pages for."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from contest.appeals.filing import file
from contest.counting import count
from contest.enums import (
    AppealKind,
    ConsentPurpose,
    ContestBody,
    PassingCause,
    PrizeScope,
    RequestKind,
    SignKind,
    SignStrength,
)
from contest.identity.barring import set_details
from contest.identity.persons import find_or_add
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.proposing import mark_of, propose
from contest.models import AwardList, BarredPerson, DataRequest, PassedOver, Round, Sign
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.users import UserFactory
from tests.contest.people import details


def one_of_each() -> dict[str, tuple]:
    """The parts of addresses by kind of row, at the moment at which most may still be done with each."""
    rules = RulesFactory(prizes=[("Giải Nhất", 1, None)])
    coming = RoundFactory(
        contest=rules.contest,
        opens_at=timezone.now() + timedelta(days=1),
        closes_at=timezone.now() + timedelta(days=2),
    )
    draft = RulesFactory(
        contest=rules.contest, issued_at=None, reason="Góp ý", reason_en="Asked for"
    )
    closed = RoundFactory(
        contest=rules.contest,
        opens_at=timezone.now() - timedelta(days=9),
        closes_at=timezone.now() - timedelta(days=2),
    )
    entry = EntryFactory(
        attempt=AttemptFactory(round=closed, rules=rules, started_at=closed.opens_at)
    )
    ladder, passed, awards = _judged(closed)
    appeal = file(ladder, entry, AppealKind.OTHER, "Xin xem lại bài của tôi.", timezone.now())
    agreed = frozenset({ConsentPurpose.TAKE_PART, ConsentPurpose.PUBLISH_NAME})
    person = find_or_add(rules.contest, rules, details(consents=agreed), timezone.now())
    sign = Sign.objects.create(
        round=closed,
        kind=SignKind.ONE_NETWORK,
        strength=SignStrength.WEAK,
        figures={"people": 1, "count": 1},
        found_at=timezone.now(),
    )
    sign.entries.add(entry)
    requests = {
        kind.value: (
            DataRequest.objects.create(person=person, kind=kind, received_at=timezone.now()).pk,
        )
        for kind in RequestKind
    }
    barred = BarredPerson(contest=rules.contest, body=ContestBody.JURY)
    set_details(barred, "Trần Văn Bình", "1980-01-02", "+84987654321")
    barred.save()
    return {
        "": (),
        "contest": (rules.contest.pk,),
        "draft": (draft.pk,),
        "round": (coming.pk,),
        "closed": (closed.pk,),
        "question": (BankQuestionFactory().pk,),
        "entry": (entry.receipt,),
        "sign": (sign.pk,),
        "ladder": ladder.key,
        "passed": (passed.pk,),
        "awards": (awards.pk,),
        "winner": (entry.person.code,),
        "appeal": (appeal.pk,),
        "person": (person.code,),
        "consent": (person.code, ConsentPurpose.PUBLISH_NAME.value),
        "barred": (barred.pk,),
        "format": ("jsonl",),
        **requests,
    }


def _judged(closed: Round) -> tuple[Ladder, PassedOver, AwardList]:
    """A round with an approved list of awards, and somebody passed over."""
    now = timezone.now()
    count(closed, now)
    ladder = Ladder(closed.contest, PrizeScope.ROUND, closed)
    passed = PassedOver.objects.create(
        contest=closed.contest,
        scope=PrizeScope.ROUND,
        round=closed,
        person=PersonFactory(contest=closed.contest),
        cause=PassingCause.DECLINED,
        decided_at=now,
    )
    proposed = propose(ladder, UserFactory(), now, mark_of(ladder))
    return ladder, passed, approve(proposed, UserFactory(), now)
