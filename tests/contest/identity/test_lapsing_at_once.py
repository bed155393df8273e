"""Somebody comes back for another round at the very moment at which their details are erased."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone

import pytest

from contest import counting
from contest.attempts import starting
from contest.duties import erase_contestants
from contest.enums import Identity
from contest.identity.persons import details_of
from contest.models import Attempt, Entry, Person, Round, Rules
from contest.rulebook.issuing import issue_again
from contest.rulebook.standing import standing
from contest.secretariat import erasing
from demo.factories.contest import ContestFactory, RoundFactory, RulesFactory
from demo.factories.units import UnitFactory
from tests.contest.rulebook.test_admin import soon
from tests.contest.taking_part.conftest import Contestant
from units.enums import UnitKind

# Threads have connections of their own and see only what was committed.
pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 60
# So long the one who is first waits for the other, who can't go on meanwhile.
A_MOMENT = 0.5


@pytest.fixture(params=[Identity.PHONE_NAME_BIRTH, Identity.PHONE])
def returning(request):
    """Whoever took part in a round whose days of keeping are over, before the form of the next one."""
    contest = ContestFactory(slug="tim-hieu", organiser=UnitFactory(department=True))
    rules = RulesFactory(contest=contest, retention_days=5, identity=request.param)
    first = RoundFactory(contest=contest)
    commune = UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành")
    contestant = Contestant(Client(), commune)
    assert contestant.begin().give_details().give_answers().press("submit").code()
    # As if that had been a month ago.
    Round.objects.filter(pk=first.pk).update(opens_at=soon(days=-30), closes_at=soon(days=-20))
    Attempt.objects.update(started_at=soon(days=-25))
    stood = standing(contest.pk)
    RoundFactory(contest=contest)
    issue_again(contest, stood, None, timezone.now(), ("Thêm đợt.", "One round more."))
    counting.count(Round.objects.get(pk=first.pk), timezone.now())
    assert Rules.objects.get(pk=rules.pk).schedule
    return Contestant(Client(), commune).begin()


def beside(act: Callable[[], Any]) -> Thread:
    """Somebody else at work."""

    def acted() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=acted)
    thread.start()
    return thread


def halting(work: Callable[..., Any], is_reached: Event, is_let_go: Event) -> Callable[..., Any]:
    """The same work, which waits a moment once it is reached."""

    def halted(*told: Any, **named: Any) -> Any:
        is_reached.set()
        is_let_go.wait(A_MOMENT)
        return work(*told, **named)

    return halted


def enter_and_assert_it_is_known_whose_it_is(contestant):
    assert contestant.give_answers().press("submit").code()
    entry = Entry.objects.order_by("pk").last()
    assert entry.round == Round.objects.get(number=2)
    assert entry.person.erased_at is None
    assert details_of(entry.person)["name"] == "Lê Thị Minh Hạnh"


def test_whoever_has_begun_when_the_erasing_comes_is_kept(returning, monkeypatch):
    is_found, is_erased = Event(), Event()
    monkeypatch.setattr(starting, "draw", halting(starting.draw, is_found, is_erased))

    def erase():
        erase_contestants(timezone.now())
        is_erased.set()

    coming = beside(returning.give_details)
    assert is_found.wait(PATIENCE)
    erasing_ = beside(erase)
    coming.join(PATIENCE)
    erasing_.join(PATIENCE)
    assert is_erased.is_set()
    enter_and_assert_it_is_known_whose_it_is(returning)
    assert Person.objects.get().attempts.count() == 2


def test_whoever_comes_while_the_erasing_is_under_way_is_somebody_new(returning, monkeypatch):
    is_locked, has_begun = Event(), Event()
    monkeypatch.setattr(erasing, "forget", halting(erasing.forget, is_locked, has_begun))
    erasing_ = beside(lambda: erase_contestants(timezone.now()))
    assert is_locked.wait(PATIENCE)

    def come():
        returning.give_details()
        has_begun.set()

    coming = beside(come)
    erasing_.join(PATIENCE)
    coming.join(PATIENCE)
    assert has_begun.is_set()
    enter_and_assert_it_is_known_whose_it_is(returning)
    assert [each.erased_at is None for each in Person.objects.order_by("pk")] == [False, True]


def test_whoever_was_listed_and_came_back_since_is_kept(returning, monkeypatch):
    batch = erasing._erase_lapsed

    def later(*told):
        coming = beside(returning.give_details)
        coming.join(PATIENCE)
        return batch(*told)

    monkeypatch.setattr(erasing, "_erase_lapsed", later)
    erase_contestants(timezone.now())
    enter_and_assert_it_is_known_whose_it_is(returning)
    assert Person.objects.get().attempts.count() == 2
