"""Things that happen at the same moment: two doors, a count and a voiding, a change of keys."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone

import pytest
from cryptography.fernet import Fernet

from contest import counting
from contest.bank.voiding import void
from contest.enums import Identity
from contest.identity.marks import id_mark
from contest.identity.persons import details_of, find_or_add
from contest.keys import changing
from contest.models import Attempt, Entry, Guess, Person, Result, Round
from contest.taking_part.guesses import MOST_A_DAY
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.units import UnitFactory
from tests.contest.counting.conftest import SETTLED, Played
from tests.contest.people import details
from tests.contest.taking_part.conftest import TAKE, Contestant, change_rules
from units.enums import UnitKind

# Threads have connections of their own and see only what was committed.
pytestmark = pytest.mark.django_db(transaction=True)

FRAME_TAKE = "/contest/tim-hieu/embed/take/"


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each of these came to, all begun at the same moment."""
    ready = Barrier(len(acts))

    def acted(act: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=60)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result() for each in [threads.submit(acted, act) for act in acts]]


@pytest.fixture
def doors():
    """One person in two windows: our page, and the frame of another site."""
    contest = ContestFactory(slug="tim-hieu", organiser=UnitFactory(department=True))
    RulesFactory(contest=contest)
    RoundFactory(contest=contest)
    commune = UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành")
    return [Contestant(Client(), commune, address) for address in (TAKE, FRAME_TAKE)]


def questions_on(contestant):
    return [each["name"] for each in contestant.page.select("fieldset.q input")]


def test_one_person_in_a_page_and_a_frame_has_one_attempt_and_one_receipt(doors):
    for each in doors:
        each.begin()
    at_once(*[each.give_details for each in doors])
    page, frame = doors
    assert questions_on(page) == questions_on(frame) != []
    assert Attempt.objects.count() == Person.objects.count() == 1
    # Who answers after the other has sent is shown the receipt: here both answer first.
    page.give_answers(prediction="100")
    frame.give_answers(prediction="200")
    at_once(lambda: page.press("submit"), lambda: frame.press("submit"))
    assert page.code() == frame.code()
    assert Entry.objects.count() == 1


def test_the_receipt_of_fifty_windows_is_one(doors):
    windows = [
        Contestant(Client(), doors[0].commune, (TAKE, FRAME_TAKE)[number % 2])
        for number in range(50)
    ]
    at_once(*[window.reach_review for window in windows])
    assert Attempt.objects.count() == 1
    at_once(*[lambda window=window: window.press("submit") for window in windows])
    assert {window.code() for window in windows} == {windows[0].code()}
    assert Entry.objects.count() == 1


class TestNumbersThatAreOnePerson:
    @pytest.fixture
    def windows(self, doors):
        """Windows of a contest where a telephone number is a person and twenty minutes are given."""
        change_rules(Round.objects.get().contest, identity=Identity.PHONE, minutes=20)
        return [Contestant(Client(), doors[0].commune) for _window in range(12)]

    def test_of_tries_at_once_no_more_are_compared_than_one_after_the_other(self, windows):
        windows[0].begin().give_details()
        guessing = windows[1:]
        for each in guessing:
            each.begin()
        at_once(
            *[
                lambda each=each, year=year: each.give_details(birth_year=str(year))
                for year, each in enumerate(guessing, 1970)
            ]
        )
        assert {each.response.status_code for each in guessing} == {409}
        assert Guess.objects.count() == MOST_A_DAY
        refused = [each for each in guessing if "quá nhiều thông tin" in each.text]
        assert len(refused) == len(guessing) - MOST_A_DAY

    def test_of_those_who_come_for_a_number_that_is_let_go_one_gets_it(self, windows):
        windows[0].begin().give_details(name="Trần Văn Bình")
        over = timezone.now() - timedelta(minutes=30)
        Attempt.objects.update(started_at=over - timedelta(minutes=20), deadline=over)
        # The one who left it comes back at this moment, too.
        names = ["Trần Văn Bình", *(f"Lê Thị {name}" for name in ("Hoa", "Mai", "Lan", "Cúc"))]
        for each in windows[: len(names)]:
            each.begin()
        at_once(
            *[
                lambda each=each, name=name: each.give_details(name=name)
                for each, name in zip(windows, names, strict=False)
            ]
        )
        # The one who left has had the turn, be it before or after the number is let go.
        others = list(zip(windows, names, strict=False))[1:]
        [name] = [told for each, told in others if each.page.select("fieldset.q")]
        assert not windows[0].page.select("fieldset.q")
        known = Person.objects.get(erased_at=None)
        assert details_of(known)["name"] == name
        assert known.attempts.get().deadline > timezone.now()
        left = Person.objects.exclude(pk=known.pk).get()
        assert left.attempts.get().deadline == over

    @pytest.mark.parametrize("turn", range(6))
    def test_who_mends_a_slip_and_who_comes_for_both_numbers_wait_for_each_other(
        self, windows, turn
    ):
        change_rules(
            Round.objects.get().contest, identity=Identity.PHONE, asks_id_number=True, minutes=20
        )
        mending, leaving, both = windows[:3]
        cards = [f"03809012345{number}" for number in range(3)]
        told = [
            {"phone": f"091234560{number}", "id_number": card} for number, card in enumerate(cards)
        ]
        mending.begin().give_details(**told[0])
        leaving.begin().give_details(**told[1], name="Ngô Thị Hoa")
        # Whoever mends the slip takes this number, which is let go, and lets go of the first.
        over = timezone.now() - timedelta(minutes=30)
        left = Attempt.objects.filter(person__id_digest=id_mark(cards[1]))
        assert left.update(started_at=over, deadline=over) == 1
        mending.press("change_details")
        both.begin()
        at_once(
            lambda: mending.give_details(phone=told[1]["phone"], id_number=cards[2]),
            lambda: both.give_details(
                phone=told[0]["phone"], id_number=cards[1], name="Trần Văn Bình"
            ),
        )
        assert mending.page.select("fieldset.q")
        assert both.response.status_code in (200, 409)
        known = Person.objects.filter(erased_at=None)
        assert known.filter(id_digest=id_mark(cards[2])).count() == 1
        assert known.filter(id_digest=id_mark(cards[1])).exists() == (
            both.response.status_code == 200
        )

    def test_an_entry_and_a_correction_at_once_leave_the_details_that_the_entry_was_sent_with(
        self, windows
    ):
        for number, window in enumerate(windows[:6]):
            phone = f"09123456{number:02}"
            window.begin().give_details(name="Lê Minh", phone=phone).give_answers()
            review = window.response
            other = Contestant(Client(), window.commune)
            other.response = review
            other.press("change_details")
            at_once(
                lambda window=window: window.press("submit"),
                lambda other=other, phone=phone: other.give_details(phone=phone),
            )
            person = Entry.objects.order_by("pk").last().person
            name = details_of(person)["name"]
            assert window.code()
            assert (other.response.status_code == 409) == (name == "Lê Minh")
        assert Entry.objects.count() == Person.objects.count() == 6


def test_a_voiding_and_a_recount_at_once_end_in_a_result_that_knows_of_the_voiding():
    played = Played()
    played.entry(right=3)
    played.entry(right=2)
    assert played.count().fully_right == 1
    asked = Round.objects.get(pk=played.round.pk)
    wrong = asked.round_questions.last().question
    at_once(
        lambda: void(asked, wrong, None, SETTLED, "Đáp án sai.", "Wrong key."),
        lambda: counting.recount(asked, SETTLED, None, "Xem lại."),
    )
    numbers = Result.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]
    # Without the last question both have everything right.
    newest = Result.objects.newest().get()
    assert (newest.participants, newest.fully_right) == (2, 2)
    assert newest.standings.count() == 2


def test_a_voiding_at_the_moment_of_the_first_count_is_in_the_newest_result():
    played = Played()
    played.entry(right=2)
    asked = Round.objects.get(pk=played.round.pk)
    wrong = asked.round_questions.last().question
    at_once(
        lambda: void(asked, wrong, None, SETTLED, "Đáp án sai.", "Wrong key."),
        lambda: counting.count(asked, SETTLED),
    )
    assert Result.objects.newest().get().fully_right == 1


def test_keys_change_while_people_enter_and_nothing_told_is_lost(settings):
    rules = RulesFactory()
    RoundFactory(contest=rules.contest, questions=BankQuestionFactory.create_batch(2))
    now, unit = timezone.now(), UnitFactory()

    def told(number, **anew):
        return details(phone=f"+849123456{number:02}", **anew)

    for number in range(20):
        find_or_add(rules.contest, rules, told(number), now)
    new = Fernet.generate_key().decode()
    settings.CONTEST_SEALING_KEYS = [new, *settings.CONTEST_SEALING_KEYS]

    def enter(number):
        find_or_add(
            rules.contest,
            rules,
            told(
                number, unit_id=unit.pk, guardian_name="Lê Văn Bình", guardian_phone="+84987654321"
            ),
            now + timedelta(minutes=1),
        )

    at_once(changing.reseal, *[lambda number=number: enter(number) for number in range(30)])
    settings.CONTEST_SEALING_KEYS = [new]
    assert Person.objects.count() == 30
    for person in Person.objects.all():
        assert person.unit == unit
        assert details_of(person)["guardian_name"] == "Lê Văn Bình"
