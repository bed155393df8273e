"""One person on fifty devices at once: exactly what the rules give, and one receipt an attempt."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

from django.db import connection

import pytest

from contest.attempts.refusals import Refusal
from contest.attempts.starting import RefusedError, start
from contest.attempts.submitting import submit
from contest.enums import AttemptPolicy
from contest.models import Attempt, Entry
from demo.factories.contest import PersonFactory, RoundFactory, RulesFactory, answers, at

# Threads have connections of their own and see only what was committed.
pytestmark = pytest.mark.django_db(transaction=True)

DEVICES = 50
OPENS, CLOSES = at("2031-09-01 10:00"), at("2031-09-08 09:00")
MONDAY = at("2031-09-01 12:00")


def played(policy=AttemptPolicy.ONCE_A_ROUND, limit=None):
    rules = RulesFactory(attempt_policy=policy, attempt_limit=limit)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    return asked, rules, PersonFactory(contest=rules.contest)


def at_once(act):
    """What each device got by acting at the same time as all others."""
    ready = Barrier(DEVICES)

    def acts(device):
        try:
            ready.wait(timeout=60)
            return act(device)
        finally:
            connection.close()

    with ThreadPoolExecutor(DEVICES) as devices:
        return list(devices.map(acts, range(DEVICES)))


@pytest.mark.parametrize("policy", AttemptPolicy)
def test_fifty_who_begin_at_once_are_given_the_same_attempt(policy):
    asked, rules, person = played(policy, limit=3)
    begun = at_once(lambda device: start(asked, rules, person, MONDAY))
    assert Attempt.objects.count() == 1
    assert {attempt.nonce for attempt in begun} == {Attempt.objects.get().nonce}


def test_fifty_who_send_at_once_are_given_the_same_receipt():
    attempt = start(*played(), MONDAY)
    sent = answers(attempt)
    entries = at_once(lambda device: submit(attempt, sent, Decimal(device), MONDAY))
    assert Entry.objects.count() == 1
    kept = Entry.objects.get()
    assert {(entry.receipt, entry.prediction) for entry in entries} == {
        (kept.receipt, kept.prediction)
    }


@pytest.mark.parametrize(
    ("policy", "most"),
    [
        (AttemptPolicy.ONCE_EVER, 1),
        (AttemptPolicy.ONCE_A_ROUND, 1),
        (AttemptPolicy.SOME_A_ROUND, 7),
        (AttemptPolicy.ONCE_A_DAY, 2),
    ],
)
def test_fifty_who_enter_as_often_as_they_can_leave_exactly_what_the_rules_give(policy, most):
    asked, rules, person = played(policy, limit=7)
    # Half of the devices come a day later: that is another turn where a day gives one.
    moments = [MONDAY, MONDAY + timedelta(days=1)]

    def enter_until_refused(device):
        while True:
            try:
                attempt = start(asked, rules, person, moments[device % 2])
            except RefusedError as refused:
                if refused.reason == Refusal.TRY_AGAIN:
                    continue
                return refused.reason
            submit(attempt, answers(attempt), Decimal(1), moments[device % 2])

    assert set(at_once(enter_until_refused)) == {Refusal.NO_MORE_TURNS}
    assert Entry.objects.count() == Attempt.objects.count() == most


def test_as_often_as_one_likes_loses_nothing_of_what_fifty_send():
    asked, rules, person = played(AttemptPolicy.UNLIMITED)

    def enter(device):
        attempt = start(asked, rules, person, MONDAY)
        return submit(attempt, answers(attempt), Decimal(1), MONDAY).receipt

    receipts = set(at_once(enter))
    assert receipts == set(Entry.objects.values_list("receipt", flat=True))
    slots = Attempt.objects.order_by("pk").values_list("slot", flat=True)
    assert list(slots) == [f"r1-{turn}" for turn in range(1, len(receipts) + 1)]
