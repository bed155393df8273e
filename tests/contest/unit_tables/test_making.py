"""When tables are made, and who stands in them."""

from datetime import date, time, timedelta

import pytest

from contest.duties import make_tables_of_units
from contest.enums import ContestBody
from contest.keys import seal
from contest.models import Annulment, BarredPerson, UnitTable
from contest.unit_tables.making import due_moments, make, make_due
from demo.factories.contest import RoundFactory, at
from demo.factories.units import UnitFactory
from tests.contest.unit_tables.conftest import CLOSED, HOUR, OPENED, Played, people_of

pytestmark = pytest.mark.django_db

LATER = CLOSED + timedelta(minutes=2)


def test_each_person_counts_once_for_the_unit_they_named(played):
    nga_son, tho_xuan = UnitFactory(name="Xã Nga Sơn"), UnitFactory(name="Xã Thọ Xuân")
    person = played.person(nga_son)
    played.entry(person=person)
    played.entry(person=person, sent=OPENED + timedelta(hours=5))
    played.entry(nga_son)
    played.entry(tho_xuan)
    played.entry(None)
    played.person(nga_son)
    table = make(played.contest, CLOSED, LATER)
    assert people_of(table) == {"Xã Nga Sơn": 2, "Xã Thọ Xuân": 1}
    assert table.without_unit == 1


def test_who_is_late_annulled_or_barred_is_left_out(played):
    unit = UnitFactory(name="Xã Nga Sơn")
    played.entry(unit, is_late=True)
    annulled, lifted = played.entry(unit), played.entry(unit)
    for entry in (annulled, lifted):
        Annulment.objects.create(entry=entry, reason="Thi hộ.", decided_at=LATER)
    Annulment.objects.filter(entry=lifted).update(lifted_at=LATER)
    sealed = seal({"name": "Lê Văn Mẫu", "birth_date": "2001-05-04"})
    barred = played.person(unit, phone_digest="5" * 64, sealed=sealed)
    BarredPerson.objects.create(
        contest=played.contest, body=ContestBody.JURY, phone_digest="5" * 64
    )
    played.entry(person=barred)
    assert people_of(make(played.contest, CLOSED, LATER)) == {"Xã Nga Sơn": 1}


def test_somebody_whose_second_entry_stands_still_counts(played):
    unit = UnitFactory(name="Xã Nga Sơn")
    person = played.person(unit)
    annulled = played.entry(person=person)
    played.entry(person=person, sent=OPENED + timedelta(hours=9))
    Annulment.objects.create(entry=annulled, reason="Thi hộ.", decided_at=LATER)
    assert people_of(make(played.contest, CLOSED, LATER)) == {"Xã Nga Sơn": 1}


def test_only_what_was_sent_before_the_moment_counts(played):
    unit, moment = UnitFactory(name="Xã Nga Sơn"), at("2021-09-03 11:00")
    played.entry(unit, sent=moment - timedelta.resolution)
    played.entry(unit, sent=moment)
    assert people_of(make(played.contest, moment, LATER)) == {"Xã Nga Sơn": 1}


def test_people_of_a_unit_that_ended_count_for_the_one_that_carries_it_on(played):
    heir = UnitFactory(name="Xã Hoằng Hóa", valid_from=date(2021, 9, 5))
    former = UnitFactory.former(heir, until=date(2021, 9, 5), name="Xã Hoằng Thắng")
    other = UnitFactory(name="Xã Nga Sơn", valid_from=date(2021, 9, 5))
    shared = UnitFactory.former(heir, other, until=date(2021, 9, 5), name="Xã Hoằng Lưu")
    played.entry(former)
    played.entry(shared)
    played.entry(heir, sent=CLOSED - timedelta(hours=1))
    before = make(played.contest, at("2021-09-03 11:00"), LATER)
    assert people_of(before) == {"Xã Hoằng Thắng": 1, "Xã Hoằng Lưu": 1}
    after = make(played.contest, CLOSED, LATER)
    assert people_of(after) == {"Xã Hoằng Hóa": 2, "Xã Nga Sơn": 0}
    # Who shares its work is not known person by person.
    assert after.without_unit == 1


def test_communes_are_listed_with_nobody_and_bodies_are_not(played):
    UnitFactory(name="Xã Nga Sơn", headcount=900, headcount_source="Thống kê")
    UnitFactory(department=True, name="Sở Tài chính")
    played.entry(UnitFactory(department=True, name="Sở Y tế"))
    table = make(played.contest, CLOSED, LATER)
    assert people_of(table) == {"Xã Nga Sơn": 0, "Sở Y tế": 1}
    assert table.rows.get(unit__name="Xã Nga Sơn").headcount == 900


def test_a_table_stays_as_it_was_made(played):
    unit = UnitFactory(name="Xã Nga Sơn", headcount=900)
    played.entry(unit)
    table = make(played.contest, CLOSED, LATER)
    unit.headcount = 1000
    unit.save()
    Annulment.objects.create(entry=played.round.entries.get(), reason="Thi hộ.", decided_at=LATER)
    assert make(played.contest, CLOSED, LATER) is None
    row = table.rows.get()
    assert (row.people, row.headcount) == (1, 900)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2021-09-01 11:00:59", []),
        ("2021-09-01 11:01", ["2021-09-01 11:00"]),
        ("2021-09-02 10:00", ["2021-09-01 11:00"]),
        # The worker stood still for two days.
        ("2021-09-04 12:00", ["2021-09-04 11:00"]),
        ("2021-09-08 09:00:59", ["2021-09-07 11:00"]),
        ("2021-09-08 09:01", ["2021-09-08 09:00", "2021-09-07 11:00"]),
        ("2021-09-20 12:00", ["2021-09-08 09:00"]),
    ],
)
def test_tables_are_due_at_the_hour_within_a_round_and_at_its_close(played, now, due):
    assert due_moments(HOUR, [played.round], at(now)) == {at(each) for each in due}


def test_an_hour_that_is_the_opening_or_the_close_is_not_within_the_round(played):
    assert due_moments(time(9), [played.round], OPENED + timedelta(minutes=1)) == set()
    assert due_moments(time(9), [played.round], LATER) == {CLOSED}


def test_the_duty_makes_what_is_due_once(played):
    played.entry(UnitFactory(name="Xã Nga Sơn"))
    for _turn in range(2):
        make_due(at("2021-09-03 11:01"))
    assert [each.as_of for each in UnitTable.objects.all()] == [at("2021-09-03 11:00")]
    make_due(LATER)
    make_due(LATER + timedelta(minutes=1))
    moments = [CLOSED, at("2021-09-07 11:00"), at("2021-09-03 11:00")]
    assert [each.as_of for each in UnitTable.objects.all()] == moments


def test_the_duty_of_the_worker_asks_the_contest_s_clock(home):
    made = Played()
    RoundFactory(contest=made.contest, number=2)
    make_tables_of_units(at("1999-01-01 00:00"))
    assert UnitTable.objects.exists()


def test_a_contest_without_an_hour_makes_none_and_one_that_is_long_over_makes_none(played):
    make_due(CLOSED + timedelta(days=played.rules.retention_days))
    assert not UnitTable.objects.exists()
    played.contest.tables_at = None
    played.contest.save()
    make_due(LATER)
    assert not UnitTable.objects.exists()
