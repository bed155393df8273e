"""Whoever made a slip in who they are mends it, and nobody is kept out for long by somebody else's slip."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import pytest
import time_machine

from contest.clock import MARGIN
from contest.enums import AttemptPolicy, ConsentPurpose, Flag, Identity
from contest.identity.marks import id_mark, marks_of
from contest.identity.persons import details_of
from contest.models import Attempt, Consent, Entry, Person
from contest.taking_part.guesses import MOST_A_DAY
from contest.taking_part.tokens import LASTS
from demo.factories.contest import EntryFactory, RoundFactory
from tests.contest.taking_part.conftest import TAKE, Contestant, change_rules, fields_of
from tests.contest.taking_part.test_details import bar

DOORS = pytest.mark.parametrize(
    "address", [TAKE, f"/en{TAKE}", "/contest/tim-hieu/embed/take/"], indirect=True
)
RIGHT = {"name": "Lê Thị Minh Hạnh", "birth_date": "1985-03-07", "phone": "+84912345678"}
SLIPS = [
    {"name": "Lê Thị Minh Hà"},
    {"birth_day": "8", "birth_year": "1958"},
    {"phone": "0912 345 687"},
    {"name": "Lê Minh", "birth_month": "4", "phone": "0912 345 687"},
]
CARD, OTHER_CARD = "038 085 001 234", "038 085 001 243"
STRANGER = {"name": "Trần Văn Bình", "birth_day": "1", "birth_month": "1", "birth_year": "1999"}
MINUTES = 20


@pytest.fixture
def address(request):
    return getattr(request, "param", TAKE)


@pytest.fixture
def by_number(contest):
    change_rules(contest, identity=Identity.PHONE, attempt_policy=AttemptPolicy.ONCE_A_ROUND)


@pytest.fixture
def owner(by_number, asked, client, commune, address):
    """Whoever has the number, in a contest where a telephone number is a person."""
    return Contestant(client, commune, address)


@pytest.fixture
def stranger(owner, client, commune, address):
    return Contestant(client, commune, address)


def mend(contestant, **values):
    """Change the details on the page of the attempt, and go on to the questions."""
    right = contestant.details(**values)
    return contestant.press("change_details").press("details", **right)


def assert_known_by(person, identity, id_number=""):
    """That the row is, in all that is kept, as if these details had been given first."""
    told = details_of(person)
    ending = {"id_ending": id_number[-3:]} if id_number else {}
    assert told == RIGHT | ending
    marks = marks_of(identity, RIGHT)
    assert {column: getattr(person, column) for column in marks} == marks
    assert person.id_digest == id_mark(id_number)


class TestWhoeverMadeASlip:
    @DOORS
    @pytest.mark.parametrize("slip", SLIPS)
    def test_mends_it_and_goes_on_with_the_same_questions_and_answers(self, owner, slip):
        owner.begin().give_details(**slip)
        chosen = owner.choices()
        owner.press("answers", **chosen, prediction="5")
        mend(owner)
        assert owner.response.status_code == 200
        checked = owner.page.select("fieldset.q input[checked]")
        assert {each["name"]: each["value"] for each in checked} == chosen
        assert_known_by(Person.objects.get(), Identity.PHONE)
        assert Attempt.objects.count() == 1
        assert owner.press("answers").press("submit").code()
        assert Entry.objects.get().person == Person.objects.get()

    @pytest.mark.parametrize("identity", Identity.values)
    @pytest.mark.parametrize("slip", [*SLIPS, {"id_number": OTHER_CARD}])
    def test_mends_it_where_the_number_of_a_card_is_asked_for(self, contest, owner, identity, slip):
        change_rules(contest, identity=identity, asks_id_number=True)
        owner.begin().give_details(**{"id_number": CARD, **slip})
        mend(owner, id_number=CARD)
        assert owner.page.select("fieldset.q")
        assert_known_by(Person.objects.get(), identity, CARD.replace(" ", ""))
        assert Attempt.objects.count() == 1

    def test_mends_it_as_often_as_it_takes_and_is_known_again_by_what_is_right(self, owner):
        owner.begin().give_details(**SLIPS[0])
        for slip in (*SLIPS, {}):
            assert mend(owner, **slip).page.select("fieldset.q")
        first = owner.choices()
        assert owner.begin().give_details().choices() == first
        assert Attempt.objects.count() == Person.objects.count() == 1

    def test_mends_it_after_a_form_with_an_error_and_a_search_for_the_unit(self, owner):
        owner.begin().give_details(**SLIPS[0]).press("change_details")
        owner.press("find_unit", unit_search="hạc").press("details", phone="12")
        assert owner.response.status_code == 422
        assert owner.give_details().page.select("fieldset.q")
        assert_known_by(Person.objects.get(), Identity.PHONE)

    @DOORS
    def test_mends_it_after_a_number_was_refused_as_another_s(self, owner, stranger):
        stranger.begin().give_details(**STRANGER, phone="0987 654 321")
        owner.begin().give_details(**SLIPS[0])
        mend(owner, phone="0987 654 321")
        assert owner.response.status_code == 409
        assert mend(owner).page.select("fieldset.q")
        names = {details_of(each)["name"] for each in Person.objects.all()}
        assert names == {RIGHT["name"], STRANGER["name"]}

    @pytest.mark.usefixtures("clock_of_the_process")
    @pytest.mark.parametrize("ways", [["answers", "begin"], ["begin"], ["change_details"]])
    def test_mends_it_as_long_as_the_page_lasts_however_often_the_details_are_opened(
        self, owner, ways
    ):
        over = timezone.now() + LASTS
        with time_machine.travel(over - LASTS, tick=False):
            owner.begin().give_details(**SLIPS[0])
            questions = owner.response
        with time_machine.travel(over - timedelta.resolution, tick=False):
            form = fields_of(owner.press("change_details").form(owner.address))
            mended = owner.give_details(**SLIPS[1])
            assert mended.page.select("fieldset.q")
        owner.response = questions
        with time_machine.travel(over, tick=False):
            assert owner.send({**form, "step": "details"}).response.status_code == 409
            owner.response = questions
            data = {**fields_of(owner.form(owner.address)), "step": ways[0]}
            owner.send(data)
            for way in ways[1:]:
                owner.press(way)
            assert owner.give_details().response.status_code == 409
        told = details_of(Person.objects.get())
        assert told["birth_date"] == "1958-03-08"

    def test_mends_it_on_the_page_alone(self, owner):
        owner.begin().give_details(**SLIPS[0])
        assert owner.begin().give_details().response.status_code == 409
        assert details_of(Person.objects.get())["name"] == SLIPS[0]["name"]

    def test_who_has_an_entry_changes_nothing_any_more(self, owner, asked):
        owner.begin().give_details(**SLIPS[0])
        page = owner.response
        earlier = RoundFactory(
            contest=asked.contest,
            opens_at=asked.opens_at - timedelta(days=7),
            closes_at=asked.opens_at,
        )
        person = Person.objects.get()
        EntryFactory(
            attempt__round=earlier,
            attempt__person=person,
            attempt__rules=Attempt.objects.get().rules,
        )
        owner.response = page
        assert mend(owner).response.status_code == 409
        assert details_of(Person.objects.get())["name"] == SLIPS[0]["name"]

    def test_an_entry_of_the_attempt_stays_with_who_sent_it(self, owner, address):
        owner.begin().give_details(**SLIPS[0]).give_answers()
        review = owner.response
        owner.press("submit")
        owner.response = review
        assert mend(owner).response.status_code == 409
        assert details_of(Entry.objects.get().person)["name"] == SLIPS[0]["name"]

    def test_of_consents_those_stay_that_the_last_form_gives(self, owner):
        owner.begin().give_details(**STRANGER, publish_name="on")
        withdrawn_at = timezone.now()
        person = Person.objects.get()
        Consent.objects.create(
            person=person,
            purpose=ConsentPurpose.GUARDIAN_PUBLISH,
            given_at=withdrawn_at,
            withdrawn_at=withdrawn_at,
        )
        mend(owner, publish_name=None)
        consents = person.consents.values_list("purpose", "withdrawn_at")
        assert dict(consents) == {"take_part": None, "guardian_publish": withdrawn_at}

    def test_an_attempt_is_marked_whose_person_is_like_somebody_barred_only_now(
        self, contest, owner
    ):
        bar(contest, name="Lê Thị Minh Hằng Nga", birth_date="1985-03-07")
        owner.begin().give_details(**STRANGER)
        assert Attempt.objects.get().flags == []
        mend(owner)
        assert Attempt.objects.get().flags == [Flag.PERHAPS_BARRED]

    def test_tells_nobody_by_an_address_what_is_mended(self, owner):
        owner.begin().give_details(**SLIPS[0]).press("change_details")
        assert owner.response["Cache-Control"] == "no-store"
        assert not owner.response.cookies
        nonce = Attempt.objects.get().nonce
        for link in owner.page.select("[href], [action], [src]"):
            told = link.get("href") or link.get("action") or link["src"]
            assert nonce not in told and "token" not in told

    def test_the_token_of_another_round_mends_nothing(self, contest, owner, asked, address):
        owner.begin().give_details(**SLIPS[0]).press("change_details")
        form = fields_of(owner.form(address))
        asked.opens_at, asked.closes_at = (
            each - timedelta(days=30) for each in (asked.opens_at, asked.closes_at)
        )
        asked.save()
        RoundFactory(contest=contest, opens_at=timezone.now() - timedelta(minutes=5))
        owner.send({**form, "step": "details"})
        assert owner.response.status_code == 409
        owner.press("begin")
        attempts = list(Attempt.objects.values_list("person", flat=True))
        assert owner.give_details(**SLIPS[0]).page.select("fieldset.q")
        assert list(Attempt.objects.values_list("person", flat=True)) == attempts * 2
        assert details_of(Person.objects.get())["name"] == SLIPS[0]["name"]


class TestANumberThatAStrangerBeganWith:
    @pytest.fixture(autouse=True)
    def _limit(self, contest, owner):
        change_rules(
            contest,
            identity=Identity.PHONE,
            attempt_policy=AttemptPolicy.ONCE_A_ROUND,
            minutes=MINUTES,
        )

    def later(self, minutes):
        """As if what was begun had begun so much earlier."""
        for attempt in Attempt.objects.all():
            attempt.started_at -= timedelta(minutes=minutes)
            attempt.deadline -= timedelta(minutes=minutes)
            attempt.save()

    @DOORS
    def test_is_its_owner_s_when_the_time_is_over_with_a_turn_and_questions_of_one_s_own(
        self, owner, stranger
    ):
        stranger.begin().give_details(**STRANGER, works_here="on", publish_name="on")
        strange = Attempt.objects.get()
        self.later(MINUTES + 5)
        owner.begin().give_details()
        assert owner.page.select("fieldset.q")
        own = Attempt.objects.exclude(pk=strange.pk).get()
        assert_known_by(own.person, Identity.PHONE)
        assert not own.person.works_here
        assert list(own.person.consents.values_list("purpose", flat=True)) == ["take_part"]
        assert owner.give_answers().press("submit").code()
        assert own.person.added_at > strange.person.added_at

    def test_keeps_nothing_of_the_stranger(self, owner, stranger):
        stranger.begin().give_details(**STRANGER)
        strange = Attempt.objects.get()
        self.later(MINUTES + 5)
        owner.begin().give_details()
        strange.refresh_from_db()
        left = strange.person
        assert left.erased_at
        assert (details_of(left), left.identity_digest, left.phone_digest) == ({}, None, "")
        assert (left.name_digest, left.name_birth_digest) == ("", "")
        assert (strange.network_mark, strange.device_mark) == ("", "")

    @pytest.mark.usefixtures("clock_of_the_process")
    def test_stays_the_stranger_s_while_time_is_left_and_a_minute_more(
        self, owner, stranger, address
    ):
        stranger.begin().give_details(**STRANGER)
        attempt = Attempt.objects.get()
        over = attempt.deadline + timedelta(seconds=attempt.rules.grace_seconds)
        for moment in (timezone.now(), over, over + MARGIN - timedelta.resolution):
            with time_machine.travel(moment, tick=False):
                assert owner.begin().give_details().response.status_code == 409
                minutes = MINUTES + 2 if attempt.rules.grace_seconds else MINUTES + 1
                assert f" {minutes} " in owner.text
        assert details_of(Person.objects.get())["name"] == STRANGER["name"]
        with time_machine.travel(over + MARGIN, tick=False):
            assert owner.begin().give_details().page.select("fieldset.q")

    @pytest.mark.parametrize("card", [{}, {"id_number": CARD}])
    def test_is_its_owner_s_however_often_the_same_details_came_too_early(
        self, contest, owner, stranger, card
    ):
        if card:
            change_rules(contest, asks_id_number=True, minutes=MINUTES)
        stranger.begin().give_details(**STRANGER, **card)
        for _press in range(MOST_A_DAY + 1):
            owner.begin().give_details(**card)
            assert f" {MINUTES + 1} " in owner.text or f" {MINUTES + 2} " in owner.text
        self.later(MINUTES + 5)
        assert owner.begin().give_details(**card).page.select("fieldset.q")

    def test_stays_the_stranger_s_for_good_once_there_is_an_entry(self, owner, stranger):
        stranger.begin().give_details(**STRANGER).give_answers().press("submit")
        self.later(MINUTES + 60)
        assert owner.begin().give_details().response.status_code == 409
        assert details_of(Person.objects.get())["name"] == STRANGER["name"]

    def test_is_taken_by_a_correction_of_a_slip_too(self, owner, stranger):
        stranger.begin().give_details(**STRANGER)
        self.later(MINUTES + 5)
        owner.begin().give_details(phone="0912 345 687")
        assert mend(owner).page.select("fieldset.q")
        assert_known_by(Person.objects.get(erased_at=None), Identity.PHONE)
        assert Attempt.objects.count() == 2

    def test_whose_own_time_ran_out_is_told_so_and_gets_no_second_turn(self, owner):
        owner.begin().give_details()
        self.later(MINUTES + 60)
        assert owner.begin().give_details().response.status_code == 409
        assert Attempt.objects.count() == Person.objects.count() == 1
        assert not Person.objects.get().erased_at

    @DOORS
    def test_is_not_on_the_page_of_another_whose_time_is_over(self, owner, stranger):
        told = {**STRANGER, "phone": "0987 654 321"}
        stranger.begin().give_details(**told)
        strange = Attempt.objects.get()
        self.later(MINUTES + 5)
        # The next person at the same computer finds the page as it was left.
        owner.response = stranger.response
        assert mend(owner).page.select("fieldset.q")
        own = Attempt.objects.exclude(pk=strange.pk).get()
        assert_known_by(own.person, Identity.PHONE)
        assert details_of(Person.objects.get(pk=strange.person_id))["name"] == STRANGER["name"]
        assert owner.give_answers().press("submit").code()
        # Nor has the one who left it a second turn.
        assert stranger.begin().give_details(**told).response.status_code == 409
        assert Attempt.objects.count() == Person.objects.count() == 2

    def test_an_answer_that_comes_when_the_number_is_gone_counts_for_nobody(self, owner, stranger):
        stranger.begin().give_details(**STRANGER).give_answers()
        self.later(MINUTES + 5)
        owner.begin().give_details()
        assert stranger.press("submit").response.status_code == 200
        assert Entry.objects.get().is_late
        assert owner.give_answers().press("submit").code()
        assert Entry.objects.filter(is_late=False).get().person.erased_at is None


def test_without_a_limit_of_time_a_number_is_free_when_the_round_has_closed(
    contest, asked, owner, stranger
):
    stranger.begin().give_details(**STRANGER)
    assert owner.begin().give_details().response.status_code == 409
    asked.closes_at = timezone.now() - MARGIN
    asked.save()
    RoundFactory(contest=contest, opens_at=timezone.now() - timedelta(seconds=5))
    assert owner.begin().give_details().page.select("fieldset.q")
