"""What is sent or done at the same moment: one case, one number each, one decision."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

import pytest

from contest.appeals.filing import MOST_OPEN
from contest.appeals.refusals import AlreadyDecidedError, TooManyError
from contest.audit import checking
from contest.enums import Remedy, Verdict
from contest.models import Appeal
from demo.factories.users import UserFactory
from tests.contest.appeals.conftest import TEXT, Appealed
from users.enums import Role

# Threads have connections of their own and see only what was committed.
pytestmark = pytest.mark.django_db(transaction=True)

WINDOWS = 12


def at_once(act, windows=WINDOWS):
    """What each window got by acting at the same time as all others: a row, or a refusal."""
    ready = Barrier(windows)

    def acts(window):
        try:
            ready.wait(timeout=60)
            return act(window)
        except (TooManyError, AlreadyDecidedError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(windows) as threads:
        return list(threads.map(acts, range(windows)))


def test_the_same_sent_from_many_windows_is_one_case():
    game = Appealed()
    filed = at_once(lambda window: game.file())
    assert {appeal.code for appeal in filed} == {Appeal.objects.get().code}


def test_one_person_has_no_more_cases_than_may_wait_and_each_its_own_number():
    game = Appealed()
    filed = at_once(lambda window: game.file(text=f"{TEXT} ({window})"))
    assert sum(isinstance(each, Appeal) for each in filed) == MOST_OPEN
    numbers = Appeal.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, MOST_OPEN + 1))
    assert checking.check_stored().faults == []


def test_of_two_who_decide_at_once_one_does():
    game = Appealed()
    appeal = game.file()
    others = [game.other, UserFactory(groups=[Role.JUDGE])]
    verdicts = [(Verdict.REJECTED, None), (Verdict.UPHELD, Remedy.NOTHING)]

    def decide(window):
        verdict, remedy = verdicts[window]
        return game.decide(appeal, verdict, by=others[window], remedy=remedy)

    came_to = at_once(decide, windows=2)
    assert sorted(type(each).__name__ for each in came_to) == ["AlreadyDecidedError", "Appeal"]
    kept = Appeal.objects.get()
    won = next(place for place, each in enumerate(came_to) if isinstance(each, Appeal))
    assert (kept.verdict, kept.decided_by) == (verdicts[won][0], others[won])
