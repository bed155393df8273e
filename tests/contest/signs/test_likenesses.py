"""People who are like somebody on the barred list, as it stands when a round is searched."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest
from cryptography.fernet import Fernet

from contest.counting import count
from contest.counting.annulling import annul, lift
from contest.duties import bar_members_of_contests
from contest.enums import ContestBody, Flag, SignDecision, SignKind, SignStrength
from contest.identity.barring import barred_persons, set_details
from contest.identity.persons import find_or_add
from contest.keys.changing import reseal
from contest.models import BarredPerson, Sign, SignSearch
from contest.secretariat.correcting import correct
from contest.signs import searching
from contest.signs.automatic import search_closed
from contest.signs.deciding import decide
from contest.signs.due import due_rounds
from contest.signs.finders.likenesses import like_barred
from contest.signs.searching import search
from contest.signs.words import evidence
from demo.factories.contest import RoundFactory
from demo.factories.users import UserFactory
from tests.contest.people import details
from tests.contest.signs.conftest import CLOSED, OPENED, SEARCHED
from users.enums import Role

pytestmark = pytest.mark.django_db

NAME, BORN, PHONE = "Lê Thị Thanh Hương", "2001-02-28", "+84912345678"


@pytest.fixture
def person(closed):
    """Lê Thị Thanh Hương, born on 28 February 2001, at 0912 345 678."""
    return find_or_add(closed.contest, closed.contest.rules.get(), details(), OPENED)


@pytest.fixture
def entry(closed, person):
    return closed.entry(person=person)


def barred(closed, name=NAME, birth_date="", phone="", body=ContestBody.JURY):
    row = BarredPerson(contest=closed.contest, body=body)
    set_details(row, name, birth_date, phone)
    row.save()
    return row


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something once, when the next search has compared people and has stored nothing yet."""

    def do_once(act):
        def compared(*given):
            found = list(like_barred(*given))
            monkeypatch.setattr(searching, "like_barred", like_barred)
            act()
            return found

        monkeypatch.setattr(searching, "like_barred", compared)

    return do_once


def corrected(person, name):
    told = {
        "name": name, "birth_date": BORN, "phone": PHONE, "guardian_name": "", "guardian_phone": "",
    }  # fmt: skip
    correct(person, told, SEARCHED, UserFactory())


def signs():
    return Sign.objects.filter(kind=SignKind.LIKE_BARRED).order_by("pk")


def decided(sign):
    return decide(sign, SignDecision.NOTHING_WRONG, "Hai người.", UserFactory(), SEARCHED)


def test_who_has_the_name_of_somebody_barred_since_is_found_with_all_entries(closed, entry):
    second = closed.entry(90, person=entry.person)
    closed.entry(91)
    row = barred(closed)
    search_closed(SEARCHED)
    sign = signs().get()
    assert sign.strength == SignStrength.WEAK
    assert set(sign.entries.all()) == {entry, second}
    assert "nhiều người trùng tên" in evidence(sign)
    assert f"Trong danh sách, đó là dòng số {row.pk}." in evidence(sign)


@pytest.mark.parametrize(
    "told",
    [
        {"name": "Lê Thị Hương", "birth_date": BORN},
        {"name": "Trần Văn Khác", "birth_date": "1970-01-01", "phone": PHONE},
    ],
)
def test_who_is_nearly_somebody_barred_since_is_a_strong_sign(closed, entry, told):
    barred(closed, **told)
    search_closed(SEARCHED)
    sign = signs().get()
    assert sign.strength == SignStrength.STRONG and "gần giống" in evidence(sign)


def test_a_body_that_the_rules_do_not_bar_makes_no_sign(closed, entry):
    version = closed.contest.rules.get()
    type(version).objects.filter(pk=version.pk).update(barred_bodies=[ContestBody.ORGANISERS])
    barred(closed, body=ContestBody.JURY)
    search_closed(SEARCHED)
    assert not signs()
    barred(closed, body=ContestBody.ORGANISERS)
    search_closed(SEARCHED)
    assert signs().count() == 1


def test_who_becomes_a_member_after_the_search_leads_to_another_and_a_decision_stays(closed, entry):
    barred(closed)
    search_closed(SEARCHED)
    decided(signs().get())
    search_closed(SEARCHED)
    assert SignSearch.objects.count() == 1
    later = SEARCHED + timedelta(days=3)
    UserFactory(first_name="Thị Thanh Hương", last_name="Lê", groups=[Role.JUDGE])
    bar_members_of_contests(later)
    search_closed(later)
    search_closed(later)
    assert [(each.searched_at, each.found) for each in SignSearch.objects.order_by("pk")] == [
        (SEARCHED, 1),
        (later, 1),
    ]
    first, second = signs()
    assert (first.decision, second.decision) == (SignDecision.NOTHING_WRONG, "")


def test_a_row_that_says_more_asks_for_another_decision_and_one_that_goes_for_none(closed, entry):
    row = barred(closed)
    search_closed(SEARCHED)
    decided(signs().get())
    set_details(row, "Lê Thị Hương", BORN)
    row.save()
    search_closed(SEARCHED)
    assert [each.strength for each in signs()] == [SignStrength.WEAK, SignStrength.STRONG]
    row.delete()
    search_closed(SEARCHED)
    assert (signs().count(), SignSearch.objects.count()) == (2, 3)


def test_who_surely_is_barred_since_the_count_is_a_sign_to_count_again(closed, entry):
    count(closed.round, CLOSED + timedelta(minutes=1))
    barred(closed, NAME, BORN, PHONE)
    search_closed(SEARCHED)
    sign = signs().get()
    assert sign.strength == SignStrength.STRONG
    assert "hãy tính lại đợt thi" in evidence(sign)
    assert "danh sách hoặc thông tin ấy đã thay đổi" in evidence(sign)
    with translation.override("en"):
        assert "list or the details have changed since the count" in evidence(sign)


def test_who_is_left_out_of_the_count_needs_no_sign(closed, entry):
    barred(closed, NAME, BORN, PHONE)
    count(closed.round, CLOSED + timedelta(minutes=1))
    search_closed(SEARCHED)
    assert not signs()


def test_who_surely_is_barred_by_details_corrected_since_the_count_was_put_on_no_list(
    closed, person, entry
):
    barred(closed, "Phạm Văn Khác", BORN)
    count(closed.round, CLOSED + timedelta(minutes=1))
    corrected(person, "Phạm Văn Khác")
    search_closed(SEARCHED)
    said = evidence(signs().get())
    assert "được thêm vào danh sách" not in said
    assert "danh sách hoặc thông tin ấy đã thay đổi" in said


def test_whom_the_list_names_while_a_round_is_counted_is_found_after_it(closed, entry, monkeypatch):
    def read_and_changed(*given):
        excluded = barred_persons(*given)
        barred(closed, NAME, BORN, PHONE)
        search_closed(SEARCHED)
        return excluded

    monkeypatch.setattr("contest.identity.barring.barred_persons", read_and_changed)
    count(closed.round, SEARCHED)
    assert not signs()
    search_closed(SEARCHED + timedelta(minutes=1))
    assert list(signs().get().entries.all()) == [entry]


def test_whose_details_are_gone_is_known_by_what_was_marked(closed, entry):
    gone = closed.entry(person=closed.person(), flags=[Flag.NAMED_LIKE_BARRED])
    # Was like somebody who is no longer on the list.
    closed.entry(95, person=entry.person, flags=[Flag.NAMED_LIKE_BARRED])
    search_closed(SEARCHED)
    sign = signs().get()
    assert list(sign.entries.all()) == [gone]
    assert "dòng số" not in evidence(sign)


def test_rounds_that_were_searched_before_there_were_such_signs_are_searched_again(closed, entry):
    barred(closed)
    SignSearch.objects.create(round=closed.round, searched_at=SEARCHED, entries=1, found=0)
    search_closed(SEARCHED + timedelta(minutes=1))
    assert list(signs().get().entries.all()) == [entry]


def test_whose_annulment_is_lifted_after_the_search_is_found(closed, entry):
    barred(closed)
    judge = UserFactory()
    annulment = annul(entry, judge, SEARCHED, "Nhầm.")
    search_closed(SEARCHED)
    assert not signs()
    lift(annulment, judge, SEARCHED, "Không phải.")
    search_closed(SEARCHED + timedelta(minutes=1))
    assert list(signs().get().entries.all()) == [entry]


def test_another_entry_of_whom_was_decided_on_asks_for_no_other_decision(closed, entry):
    barred(closed)
    second = closed.entry(90, person=entry.person)
    annulment = annul(second, UserFactory(), SEARCHED, "Nhầm.")
    search_closed(SEARCHED)
    decided(signs().get())
    lift(annulment, UserFactory(), SEARCHED, "Không phải.")
    search_closed(SEARCHED + timedelta(minutes=1))
    assert SignSearch.objects.count() == 2
    assert signs().get().decision == SignDecision.NOTHING_WRONG


def test_whoever_was_judged_to_be_barred_waits_for_a_decision_on_another_entry(closed, entry):
    barred(closed)
    second = closed.entry(90, person=entry.person)
    annulment = annul(second, UserFactory(), SEARCHED, "Nhầm.")
    search_closed(SEARCHED)
    later = SEARCHED + timedelta(minutes=1)
    decide(signs().get(), SignDecision.ANNULLED, "Đúng là.", UserFactory(), later, [entry])
    lift(annulment, UserFactory(), later, "Không phải.")
    search_closed(later + timedelta(minutes=1))
    sign = signs().undecided().get()
    assert set(sign.entries.all()) == {entry, second}
    assert "nay có thể tính thêm một bài khác" in sign.reason
    decide(sign, SignDecision.ANNULLED, "Đúng là.", UserFactory(), later + timedelta(minutes=2))
    search(closed.round, later + timedelta(minutes=3))
    assert not signs().undecided()


def test_an_entry_that_was_annulled_already_when_its_sender_was_judged_is_asked_about(
    closed, entry
):
    barred(closed)
    second = closed.entry(90, person=entry.person)
    search_closed(SEARCHED)
    annulment = annul(second, UserFactory(), SEARCHED, "Nhầm.")
    later = SEARCHED + timedelta(minutes=1)
    decide(signs().get(), SignDecision.ANNULLED, "Đúng là.", UserFactory(), later, [entry])
    search(closed.round, later)
    assert not signs().undecided()
    lift(annulment, UserFactory(), later + timedelta(minutes=1), "Không phải.")
    search_closed(later + timedelta(minutes=2))
    assert signs().undecided().get().decided_by is None


def test_what_judges_let_stand_or_gave_back_themselves_is_asked_about_no_more(closed, entry):
    barred(closed)
    closed.entry(90, person=entry.person)
    search_closed(SEARCHED)
    later = SEARCHED + timedelta(minutes=1)
    decide(signs().get(), SignDecision.ANNULLED, "Đúng là.", UserFactory(), later, [entry])
    lift(entry.annulment, UserFactory(), later + timedelta(minutes=1), "Không phải.")
    search_closed(later + timedelta(minutes=2))
    assert not signs().undecided()


def test_a_sign_that_waits_gains_the_entries_that_count_again(closed, entry):
    barred(closed)
    second = closed.entry(90, person=entry.person)
    annulment = annul(second, UserFactory(), SEARCHED, "Nhầm.")
    search_closed(SEARCHED)
    lift(annulment, UserFactory(), SEARCHED, "Không phải.")
    search_closed(SEARCHED + timedelta(minutes=1))
    assert set(signs().get().entries.all()) == {entry, second}


def test_whose_details_are_corrected_is_compared_again(closed, person, entry):
    barred(closed, "Phạm Văn Khác")
    search_closed(SEARCHED)
    assert not signs()
    corrected(person, "Phạm Văn Khác")
    search_closed(SEARCHED + timedelta(minutes=1))
    assert list(signs().get().entries.all()) == [entry]


def test_whose_details_are_corrected_while_the_first_search_compares_is_compared_again(
    closed, person, entry, meanwhile
):
    barred(closed, "Phạm Văn Khác")
    meanwhile(lambda: corrected(person, "Phạm Văn Khác"))
    search_closed(SEARCHED)
    assert not signs()
    search_closed(SEARCHED + timedelta(minutes=1))
    assert list(signs().get().entries.all()) == [entry]
    search_closed(SEARCHED + timedelta(minutes=2))
    assert SignSearch.objects.count() == 2


def test_whose_annulment_is_lifted_while_another_search_compares_is_found(closed, entry, meanwhile):
    annulment = annul(entry, UserFactory(), SEARCHED, "Nhầm.")
    search_closed(SEARCHED)
    barred(closed)
    meanwhile(lambda: lift(annulment, UserFactory(), SEARCHED, "Không phải."))
    search_closed(SEARCHED + timedelta(minutes=1))
    assert not signs()
    search_closed(SEARCHED + timedelta(minutes=2))
    assert list(signs().get().entries.all()) == [entry]


def test_a_list_that_says_what_it_said_before_leads_to_no_search(closed, entry, settings):
    row = barred(closed, NAME, BORN, PHONE)
    search_closed(SEARCHED)
    set_details(row, NAME, BORN, PHONE)
    row.save()
    assert not list(due_rounds(SEARCHED))
    settings.CONTEST_SEALING_KEYS = [
        Fernet.generate_key().decode(), *settings.CONTEST_SEALING_KEYS
    ]  # fmt: skip
    assert reseal().changed
    assert not list(due_rounds(SEARCHED))
    row.refresh_from_db()
    set_details(row, "Phạm Văn Khác", BORN, PHONE)
    row.save()
    assert list(due_rounds(SEARCHED)) == [closed.round]


def test_rounds_that_never_were_searched_come_before_those_the_list_changed_for(closed):
    search_closed(SEARCHED)
    later = RoundFactory(
        contest=closed.contest, number=2, opens_at=CLOSED, closes_at=CLOSED + timedelta(minutes=1)
    )
    barred(closed)
    assert list(due_rounds(SEARCHED)) == [later, closed.round]


def test_a_round_that_was_given_a_later_close_is_searched_after_it(closed, entry):
    search(closed.round, SEARCHED)
    closed.round.closes_at = CLOSED + timedelta(days=1)
    closed.round.save()
    search_closed(SEARCHED)
    assert SignSearch.objects.count() == 1
    search_closed(SEARCHED + timedelta(days=1))
    assert SignSearch.objects.count() == 2


def test_a_contest_without_prizes_is_searched_once(closed, entry):
    version = closed.contest.rules.get()
    type(version).objects.filter(pk=version.pk).update(issued_at=None)
    version.prizes.all().delete()
    search_closed(SEARCHED)
    barred(closed)
    search_closed(SEARCHED + timedelta(minutes=1))
    assert SignSearch.objects.count() == 1


def test_finding_what_is_due_asks_no_more_for_more_rounds(closed):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert not list(due_rounds(SEARCHED))
        return len(queries)

    search_closed(SEARCHED)
    one = asked()
    for number in range(2, 7):
        opens, closes = (CLOSED + timedelta(seconds=second) for second in (number - 2, number - 1))
        RoundFactory(contest=closed.contest, number=number, opens_at=opens, closes_at=closes)
    for _turn in range(2):
        search_closed(SEARCHED)
    assert asked() <= one + 1
