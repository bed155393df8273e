"""What a stranger who knows a number of somebody may do in that person's place: nothing, and learn nothing."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

from django.core.cache import caches
from django.utils import timezone

import pytest
import time_machine

from contest.duties import forget_guesses
from contest.enums import AttemptPolicy, Identity
from contest.identity.persons import details_of
from contest.models import Attempt, Entry, Guess, Person
from contest.taking_part.guesses import MOST_A_DAY
from demo.factories.units import UnitFactory
from tests.contest.taking_part.conftest import TAKE, Contestant, change_rules, fields_of
from units.enums import UnitKind

CONTACT = "Văn phòng Ban Tổ chức, 0237 000 000"
STRANGER = {"name": "Trần Văn Bình", "birth_day": "1", "birth_month": "1", "birth_year": "1999"}
WORDS = {
    TAKE: ("Hiện bạn chưa thể bắt đầu", "đã được khai trước đó", "hãy ghi đúng như lần đầu"),
    f"/en{TAKE}": ("You can't begin now", "was given before with", "write them as the first time"),
}


@pytest.fixture(params=WORDS)
def address(request):
    return request.param


@pytest.fixture
def owner(contest, asked, client, commune, address):
    """Whoever takes part first, in a contest where a telephone number is a person."""
    contest.contact = CONTACT
    contest.save()
    change_rules(contest, identity=Identity.PHONE)
    return Contestant(client, commune, address)


@pytest.fixture
def stranger(owner, client, commune, address):
    return Contestant(client, commune, address)


def kept():
    """All that is kept of the one person."""
    person = Person.objects.get()
    consents = sorted(person.consents.values_list("purpose", flat=True))
    return details_of(person), person.unit, person.group, person.works_here, consents


def assert_refused(contestant, address):
    assert contestant.response.status_code == 409
    heading, *told = WORDS[address]
    assert contestant.heading == heading
    for words in (*told, CONTACT):
        assert words in contestant.text
    assert not contestant.page.select("fieldset.q")


def test_who_knows_but_the_number_neither_goes_on_with_the_attempt_nor_changes_a_detail(
    owner, stranger, address, groups
):
    owner.begin().give_details(group=str(groups[0].pk))
    before = kept()
    elsewhere = UnitFactory(kind=UnitKind.COMMUNE, name="Xã Hoằng Lộc")
    told = {"unit": str(elsewhere.pk), "group": str(groups[1].pk), "works_here": "on"}
    stranger.begin().give_details(**STRANGER, **told, publish_name="on")
    assert_refused(stranger, address)
    assert kept() == before
    assert Attempt.objects.count() == 1
    for of_the_owner in ("Hạnh", "1985", before[1].name, before[2].name):
        assert of_the_owner not in stranger.text


@pytest.mark.parametrize("differs", [{"name": "Lê Thị Minh Hoa"}, {"birth_year": "1986"}])
def test_the_refusal_tells_neither_what_differs_nor_whether_an_entry_is_here(
    contest, owner, stranger, address, differs
):
    change_rules(contest, identity=Identity.PHONE, attempt_policy=AttemptPolicy.UNLIMITED)
    owner.begin().give_details()
    stranger.begin().give_details(**STRANGER)
    told = stranger.text
    stranger.begin().give_details(**differs)
    assert stranger.text == told
    owner.give_answers().press("submit")
    stranger.begin().give_details(**STRANGER)
    assert_refused(stranger, address)
    assert stranger.text == told
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "LE THI MINH HANH",
        "  lê  thị minh-hạnh ",
        unicodedata.normalize("NFD", "Lê Thị Minh Hạnh"),
    ],
)
def test_the_owner_goes_on_however_the_name_is_written(owner, address, name):
    first = owner.begin().give_details().choices()
    assert owner.begin().give_details(name=name).choices() == first
    assert owner.give_answers().press("submit").response.status_code == 200
    assert Attempt.objects.count() == Person.objects.count() == 1


def test_what_was_typed_stays_so_that_a_slip_is_mended_with_one_press(owner, address):
    owner.begin().give_details()
    owner.begin().give_details(birth_year="1958")
    assert_refused(owner, address)
    owner.press("change_details").press("details", birth_year="1985")
    assert owner.page.select("fieldset.q")


class TestWhoeverGuessesOn:
    NETWORK = "contest.taking_part.guards.client_address"
    TOO_MANY = {
        TAKE: ("quá nhiều thông tin khác nhau", "thử lại vào ngày mai", "hỏi đơn vị tổ chức"),
        f"/en{TAKE}": ("Too many different details", "Try again tomorrow", "or ask those who hold"),
    }

    @pytest.fixture
    def guessed(self, owner, stranger, monkeypatch):
        """A stranger who has sent as many wrong details for the number of the owner as one may."""
        owner.begin().give_details()
        monkeypatch.setattr(self.NETWORK, lambda request: "203.0.113.7")
        for year in range(MOST_A_DAY):
            stranger.begin().give_details(birth_year=str(1970 + year))
            assert "given before" in stranger.text or "đã được khai" in stranger.text
        return stranger

    def assert_too_many(self, contestant, address):
        assert contestant.response.status_code == 409
        for words in (*self.TOO_MANY[address], CONTACT):
            assert words in contestant.text
        assert not contestant.page.select("fieldset.q")

    def test_is_refused_even_when_right_and_told_what_to_do_and_the_owner_elsewhere_is_not(
        self, owner, guessed, address, monkeypatch
    ):
        before = kept()
        self.assert_too_many(guessed.begin().give_details(works_here="on"), address)
        assert kept() == before
        monkeypatch.setattr(self.NETWORK, lambda request: "198.51.100.7")
        assert owner.begin().give_details().page.select("fieldset.q")

    def test_is_counted_by_all_processes_together(self, guessed, address):
        # What one process remembers another does not know.
        for cache in caches.all():
            cache.clear()
        self.assert_too_many(guessed.begin().give_details(), address)

    def test_gets_no_room_by_trying_very_many_other_numbers(self, guessed, address):
        for number in range(400):
            Guess.objects.create(
                mark=f"{number:064}", told=f"{number:064}", day=timezone.localdate()
            )
        self.assert_too_many(guessed.begin().give_details(), address)

    def test_who_knows_no_number_of_anybody_counts_for_nothing(self, guessed):
        counted = list(Guess.objects.values_list("mark", "told"))
        assert guessed.begin().give_details(phone="0987 654 321").page.select("fieldset.q")
        assert list(Guess.objects.values_list("mark", "told")) == counted

    def test_is_compared_again_with_what_was_wrong_before_and_with_nothing_else(
        self, owner, guessed, address
    ):
        for year in range(MOST_A_DAY):
            guessed.begin().give_details(birth_year=str(1970 + year))
            assert_refused(guessed, address)
        assert Guess.objects.count() == MOST_A_DAY
        self.assert_too_many(guessed.begin().give_details(birth_year="1980"), address)

    @pytest.mark.usefixtures("clock_of_the_process")
    def test_may_try_again_tomorrow_when_nothing_of_today_is_kept(self, guessed):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        tomorrow = midnight + timedelta(days=1)
        with time_machine.travel(tomorrow - timedelta.resolution, tick=False):
            assert guessed.begin().give_details().response.status_code == 409
            forget_guesses(timezone.now())
            assert Guess.objects.exists()
        with time_machine.travel(tomorrow, tick=False):
            assert guessed.begin().give_details().page.select("fieldset.q")
            forget_guesses(timezone.now())
        assert not Guess.objects.exists()

    def test_is_kept_as_digests_alone(self, guessed):
        rows = " ".join(f"{each.mark} {each.told}" for each in Guess.objects.all())
        for told in ("912345678", "203.0.113", "7/3", "1970", "Hạnh"):
            assert told not in rows


@pytest.mark.parametrize("identity", Identity.values)
@pytest.mark.parametrize("differs", [STRANGER, {"phone": "0987 654 321"}])
def test_the_number_of_an_identity_card_does_not_lead_into_another_s_attempt_either(
    contest, owner, stranger, address, identity, differs
):
    change_rules(contest, identity=identity, asks_id_number=True)
    card = {"id_number": "038 085 001 234"}
    owner.begin().give_details(**card)
    stranger.begin().give_details(**card, **differs)
    assert_refused(stranger, address)
    assert Attempt.objects.count() == Person.objects.count() == 1


def test_the_review_compares_nothing_that_is_sent_with_what_is_kept(owner, address, groups):
    owner.begin().give_details(group=str(groups[0].pk)).give_answers()
    form = fields_of(owner.page.select_one(f"form[action='{address}']"))
    guessed = {"birth_year": "1970", "phone": "0987 654 321", "group": str(groups[1].pk)}
    for typed in ({}, guessed):
        owner.send({**form, **typed, "step": "answers"})
        told = [each.get_text() for each in owner.page.select("#you-told dd")]
        assert told[1:3] == [
            f"7/3/{typed.get('birth_year', 1985)}",
            typed.get("phone", "0912 345 678"),
        ]
        assert not owner.page.select("#you-told + .note")


class TestAnswersFromTwoTabs:
    CAME_FIRST = {TAKE: "Bài nộp lần đầu, lúc ", f"/en{TAKE}": "The answers that came first, at "}

    @pytest.fixture
    def tabs(self, owner, address):
        """The same form twice, with other answers the second time."""
        owner.begin().give_details().give_answers()
        first = fields_of(owner.page.select_one(f"form[action='{address}']"))
        owner.press("change_answers")
        last = {
            group.input["name"]: group.select("input")[-1]["value"]
            for group in owner.page.select("fieldset.q")
        }
        return first, first | last

    @pytest.mark.parametrize("step", ["answers", "change_answers", "submit"])
    def test_other_answers_get_the_same_receipt_which_says_that_the_first_count(
        self, owner, tabs, address, step
    ):
        first, second = tabs
        code = owner.send({**first, "step": "submit"}).code()
        assert self.CAME_FIRST[address] not in owner.text
        sent_at = owner.page.select(".ticket dd")[1].get_text()
        answers = Entry.objects.get().answers
        owner.send({**second, "step": step})
        assert owner.code() == code
        alert = owner.page.select_one("[role=alert]").get_text(" ", strip=True)
        assert self.CAME_FIRST[address] + sent_at in alert
        assert Entry.objects.get().answers == answers

    def test_another_prediction_is_another_answer(self, owner, tabs, address):
        first, _second = tabs
        owner.send({**first, "step": "submit"})
        owner.send({**first, "prediction": "7", "step": "submit"})
        assert self.CAME_FIRST[address] in owner.text

    def test_the_same_answers_sent_again_or_not_all_of_them_are_no_others(
        self, owner, tabs, address
    ):
        first, _second = tabs
        owner.send({**first, "step": "submit"})
        fewer = {name: value for name, value in first.items() if not name.startswith("q")}
        for again in (first, {**first, "prediction": "1250"}, fewer):
            owner.send({**again, "step": "submit"})
            assert owner.code() and self.CAME_FIRST[address] not in owner.text
