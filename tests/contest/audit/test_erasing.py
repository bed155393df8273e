"""Nothing of a contestant is left in the log, and the chain stays whole when the words of reasons go."""

from __future__ import annotations

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from contest import codes
from contest.audit import checking
from contest.audit.verifying import check_lines
from contest.counting.annulling import annul
from contest.duties import erase_contestants
from contest.enums import RequestKind
from contest.identity.persons import find_or_add
from contest.models import AuditReason, DataRequest
from demo.factories.contest import AttemptFactory, EntryFactory, RoundFactory
from demo.factories.users import UserFactory
from tests.contest.audit.conftest import everything_told, exported
from tests.contest.people import details
from users.enums import Role

pytestmark = pytest.mark.django_db

NAMING = "Bà Lê Thị Thanh Hương dùng số 0912 345 678 của người khác."


@pytest.fixture
def annulled(rules):
    """A contestant whose entry was annulled with a reason that names her."""
    person = find_or_add(rules.contest, rules, details(), timezone.now())
    closed = RoundFactory(
        contest=rules.contest,
        opens_at=timezone.now() - timedelta(days=9),
        closes_at=timezone.now() - timedelta(days=1),
    )
    attempt = AttemptFactory(round=closed, rules=rules, person=person, started_at=closed.opens_at)
    annul(EntryFactory(attempt=attempt), UserFactory(), timezone.now(), NAMING)
    return person


def test_the_words_of_a_reason_are_kept_beside_the_record(annulled):
    records = [json.loads(line) for line in exported()]
    reasons = [each["reason"]["text"] for each in records if "reason" in each]
    assert reasons == [NAMING, NAMING]
    linked = [{**each, "reason": None} for each in records]
    assert "Thanh Hương" not in json.dumps(linked, ensure_ascii=False)


def test_who_is_erased_is_named_in_no_reason_and_the_chain_stays_whole(annulled, sign_in):
    desk = sign_in(Role.CONTEST_SECRETARY)
    asked = DataRequest.objects.create(
        person=annulled, kind=RequestKind.ERASURE, received_at=timezone.now()
    )
    desk.post(reverse("contest_request_erasure", args=[asked.pk]))
    told = everything_told()
    assert "Thanh Hương" not in told and "912 345" not in told and "912345" not in told
    assert codes.shown(annulled.code) in told
    assert check_lines(exported()).faults == []
    assert checking.check_stored().faults == []


def test_at_the_end_of_their_time_all_reasons_go(annulled):
    assert AuditReason.objects.exists()
    erase_contestants(timezone.now() + timedelta(days=500))
    assert not AuditReason.objects.exists()
    assert "Thanh Hương" not in everything_told()
    assert checking.check_stored().faults == []
