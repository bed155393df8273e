"""One row a person, by whatever rules and however many come at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

from django.db import connection
from django.utils import timezone

import pytest
from cryptography.fernet import Fernet

from contest import codes
from contest.enums import ConsentPurpose, Identity
from contest.identity import persons
from contest.identity.id_numbers import NotAnIdNumberError
from contest.identity.persons import OtherDetailsError, details_of, find_or_add
from contest.models import Person
from demo.factories.contest import (
    AttemptFactory,
    EntryFactory,
    ParticipantGroupFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.units import UnitFactory
from tests.contest.people import details

AT = timezone.now()


@pytest.fixture
def rules(db):
    return RulesFactory()


def found(rules, **told):
    return find_or_add(rules.contest, rules, details(**told), AT)


def test_details_are_kept_sealed_under_a_random_code(rules):
    person = found(rules, guardian_name="Lê  Văn Bình", guardian_phone="+84987654321")
    assert person.contest == rules.contest
    assert person.added_at == AT
    assert person.lives_here and not person.works_here
    assert len(person.code) == 10 and set(person.code) <= set(codes.LETTERS)
    assert details_of(person) == {
        "name": "Lê Thị Thanh Hương",
        "birth_date": "2001-02-28",
        "phone": "+84912345678",
        "guardian_name": "Lê Văn Bình",
        "guardian_phone": "+84987654321",
    }
    row = " ".join(map(str, Person.objects.filter(pk=person.pk).values_list()[0]))
    for told in ("Hương", "912345678", "2001-02-28", "Bình", "987654321"):
        assert told not in row


def test_an_erased_person_has_no_details(rules):
    assert details_of(PersonFactory(contest=rules.contest, sealed="")) == {}


@pytest.mark.parametrize("identity", Identity.values)
def test_a_name_may_be_written_otherwise_by_the_same_person(rules, identity):
    rules.identity = identity
    assert found(rules) == found(rules, name=" LE THI  thanh-huong")


def test_who_shares_a_telephone_is_another_person_where_the_name_counts(rules):
    first = found(rules)
    assert found(rules, name="Lê Văn Bình") != first
    assert found(rules, birth_date=date(2001, 2, 27)) != first
    assert found(rules, phone="+84987654321") != first


def test_a_telephone_is_one_person_where_it_alone_counts(rules):
    rules.identity = Identity.PHONE
    first = found(rules)
    for other in ({"name": "Lê Văn Bình"}, {"birth_date": date(1999, 1, 1)}):
        with pytest.raises(OtherDetailsError) as refused:
            found(rules, **other, works_here=True)
        assert not str(refused.value)
    assert not Person.objects.get().works_here
    assert found(rules, phone="+84987654321") != first


def test_the_same_person_is_another_row_in_another_contest(rules):
    elsewhere = RulesFactory(contest__campaign=rules.contest.campaign)
    assert found(rules).identity_digest == found(elsewhere).identity_digest
    assert Person.objects.count() == 2


def test_another_version_of_the_rules_makes_nobody_two_persons(rules):
    first = found(rules)
    rules.identity = Identity.PHONE
    assert found(rules) == first
    second = found(rules, phone="+84987654321")
    rules.identity = Identity.PHONE_NAME_BIRTH
    assert found(rules, phone="+84987654321") == second


def test_an_id_number_is_one_person_whatever_else_is_told(rules):
    rules.asks_id_number = True
    first = found(rules, id_number="0380 9012 3456")
    assert found(rules, id_number="038090123456") == first
    for other in ({"phone": "+84987654321"}, {"name": "Lê Văn Bình"}):
        with pytest.raises(OtherDetailsError):
            found(rules, **other, id_number="038090123456")
    assert Person.objects.get() == first
    assert details_of(first)["id_ending"] == "456"
    assert "038090123456" not in str(details_of(first))
    assert found(rules, phone="+84987654321", id_number="038090123457") != first


def test_a_number_that_is_not_asked_for_is_not_kept(rules):
    person = found(rules, id_number="038090123456")
    assert person.id_digest is None
    assert "id_ending" not in details_of(person)


def test_an_id_number_that_is_none_is_refused(rules):
    rules.asks_id_number = True
    with pytest.raises(NotAnIdNumberError):
        found(rules, id_number="12")
    assert not Person.objects.exists()


def with_entry(person):
    """The same person, with an entry."""
    EntryFactory(attempt=AttemptFactory(round=RoundFactory(contest=person.contest), person=person))
    return person


def test_who_has_an_entry_and_comes_with_other_details_keeps_the_first(rules):
    group, other = ParticipantGroupFactory.create_batch(2, contest=rules.contest)
    first = with_entry(found(rules, group_id=group.pk))
    told = {"name": "Le Thi Thanh Huong", "guardian_name": "Ai đó", "unit_id": UnitFactory().pk}
    again = found(rules, group_id=other.pk, works_here=True, **told)
    assert again == first
    for kept in (again, Person.objects.get()):
        assert (kept.group, kept.unit) == (group, None)
        assert not kept.works_here
        assert details_of(kept) == details_of(first)


def test_until_the_first_entry_what_is_told_anew_replaces_the_first(rules):
    group, other = ParticipantGroupFactory.create_batch(2, contest=rules.contest)
    first = found(rules, group_id=group.pk, guardian_name="Lê Văn A", guardian_phone="+84987654321")
    unit = UnitFactory()
    told = {"guardian_name": "Lê Văn Bình", "guardian_phone": "+84987654322"}
    again = found(
        rules, group_id=other.pk, unit_id=unit.pk, lives_here=False, studies_here=True, **told
    )
    assert again == first
    for kept in (again, Person.objects.get()):
        assert (kept.group, kept.unit) == (other, unit)
        assert (kept.lives_here, kept.studies_here) == (False, True)
        assert details_of(kept) == details_of(first) | told
    assert again.sealed != first.sealed


def test_until_the_first_entry_the_spelling_of_a_name_may_be_mended(rules):
    found(rules, name="LE THI THANH HUONG")
    assert details_of(found(rules))["name"] == "Lê Thị Thanh Hương"


def test_an_entry_in_another_contest_keeps_nothing_here(rules):
    elsewhere = RulesFactory(contest__campaign=rules.contest.campaign)
    with_entry(found(elsewhere))
    found(rules)
    assert found(rules, works_here=True).works_here
    assert not found(elsewhere, works_here=True).works_here


def test_telling_the_same_again_seals_nothing_anew(rules):
    first = found(rules)
    assert found(rules).sealed == first.sealed


def test_details_that_no_key_opens_are_left_as_they_are(rules, settings):
    first = found(rules)
    settings.CONTEST_SEALING_KEYS = [Fernet.generate_key().decode()]
    found(rules, works_here=True)
    kept = Person.objects.get()
    assert (kept.sealed, kept.works_here) == (first.sealed, False)


def test_consents_are_kept_a_purpose_each_and_added_later(rules):
    person = found(rules)
    both = frozenset({ConsentPurpose.TAKE_PART, ConsentPurpose.PUBLISH_NAME})
    later = AT + timedelta(hours=1)
    find_or_add(rules.contest, rules, details(consents=both), later)
    find_or_add(rules.contest, rules, details(consents=frozenset()), later + timedelta(hours=1))
    assert dict(person.consents.values_list("purpose", "given_at")) == {
        "take_part": AT,
        "publish_name": later,
    }


def test_a_consent_taken_back_is_not_given_again_by_the_form(rules):
    person = found(rules)
    withdrawn_at = AT + timedelta(hours=1)
    person.consents.update(withdrawn_at=withdrawn_at)
    find_or_add(rules.contest, rules, details(), AT + timedelta(hours=2))
    consent = person.consents.get()
    assert (consent.given_at, consent.withdrawn_at) == (AT, withdrawn_at)


def test_whoever_has_an_entry_consents_to_nothing_more_by_the_form(rules):
    person = with_entry(found(rules))
    both = frozenset({ConsentPurpose.TAKE_PART, ConsentPurpose.PUBLISH_NAME})
    find_or_add(rules.contest, rules, details(consents=both), AT + timedelta(hours=1))
    assert person.consents.get().purpose == ConsentPurpose.TAKE_PART


def test_a_code_that_is_taken_is_drawn_again(rules, monkeypatch):
    taken = found(rules).code
    drawn = iter([taken, taken, "ABCDEFGHJK"])
    monkeypatch.setattr(persons.codes, "new", lambda length: next(drawn))
    assert found(rules, phone="+84987654321").code == "ABCDEFGHJK"


def test_details_print_nothing(rules):
    assert "Hương" not in repr(details()) + str(details()) + str(found(rules))


def test_a_typed_code_is_read_in_any_case_and_groups():
    assert codes.typed(" abcd-efgh jk ") == codes.typed("ABCD–EFGH/jk.") == "ABCDEFGHJK"
    assert codes.shown("ABCDEFGHJK") == "ABCD-EFGH-JK"
    assert codes.typed("0912 345 678") == codes.typed("") == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("shared", ["identity", "id_number"])
def test_of_fifty_at_once_one_is_added_and_all_who_told_the_same_get_it(shared):
    rules = RulesFactory(asks_id_number=True)
    start = Barrier(50)

    def come(number):
        told = details(id_number="038090123456")
        if shared == "id_number":
            told = replace(told, phone=f"+849123456{number:02}")
        start.wait()
        try:
            return find_or_add(rules.contest, rules, told, AT).pk
        except OtherDetailsError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as people:
        rows = list(people.map(come, range(50)))
    person = Person.objects.get()
    # Of those with one card and fifty telephones only the one who was first is the person.
    assert rows.count(person.pk) == (50 if shared == "identity" else 1)
    assert set(rows) <= {person.pk, None}
    assert person.consents.count() == 1
