"""Details never get into addresses, caches, logs or files, and nothing of them is left when they were erased."""

import logging
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import pytest

from contest.duties import erase_contestants
from contest.enums import RequestKind
from contest.identity.barring import set_details
from contest.identity.persons import find_or_add
from contest.models import BarredPerson, DataRequest, Person
from contest.secretariat import erasing
from core.duties import registered
from demo.factories.contest import BankQuestionFactory, EntryFactory, RoundFactory, at
from demo.factories.users import UserFactory
from tests.contest.people import details

# Whoever finds one of these has found the contestant.
CANARIES = (
    "Hoàng Anh Chim Yến",
    "hoang anh chim yen",
    "Chim Yến",
    "hoang-anh-chim-yen",
    "937654321",
    "937 654 321",
    "1987-06-05",
    "05/06/1987",
    "5/6/1987",
    "Chim Mẹ",
    "988776655",
)
TOLD = {
    "name": "Hoàng Anh Chim Yến",
    "birth_date": date(1987, 6, 5),
    "phone": "+84937654321",
    "guardian_name": "Chim Mẹ",
    "guardian_phone": "+84988776655",
}


@pytest.fixture
def canary(rules):
    return find_or_add(rules.contest, rules, details(**TOLD), timezone.now())


def everything_stored():
    """The text of every column of every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield from ((table, str(value)) for value in row if value is not None)


def files():
    return [each for each in Path(settings.VAR_DIR).rglob("*") if each.is_file()]


def assert_nothing_of(text, where):
    for canary in CANARIES:
        assert canary.casefold() not in text.casefold(), (canary, where)


def worked_with(desk, person):
    """All that the secretariat does with a contestant, and what it was answered."""
    contest = person.contest
    answers = []
    for sought in ("0937 654 321", "Hoàng Anh Chim Yến", "Hoàng Anh Chim", person.code):
        told = {"contest": contest.pk, "sought": sought, "birth_date": "5/6/1987"}
        answers.append(desk.post("/admin/contest/persons/", told))
    answers.append(desk.get(reverse("contest_person", args=[person.code])))
    for kind in (RequestKind.ACCESS, RequestKind.CORRECTION):
        asked = DataRequest.objects.create(person=person, kind=kind, received_at=person.added_at)
        address = reverse(f"contest_request_{kind}", args=[asked.pk])
        answers.append(desk.get(address))
        correct = {"name": TOLD["name"], "birth_date": "5/6/1987", "phone": "0937654321"}
        answers.append(desk.post(address, {**correct, "phone": "93765432"}))
        answers.append(desk.post(address, correct))
    barred = {"contest": contest.pk, "body": "jury", "name": "Hoàng Anh Chim Yến"}
    barred |= {"birth_date": "5/6/1987", "phone": "0937 654 321"}
    answers.append(desk.post("/admin/contest/barred/add/", {**barred, "body": ""}))
    answers.append(desk.post("/admin/contest/barred/add/", barred))
    file = "Họ tên,Ngày sinh,Điện thoại,Ban\nHoàng Anh Chim Yến,5/6/1987,0937654321,lạ"
    upload = SimpleUploadedFile("ds.csv", file.encode())
    told = {"contest": contest.pk, "file": upload}
    answers.append(desk.post("/admin/contest/barred/import/", told))
    answers.append(desk.get("/admin/contest/barred/"))
    return answers


def test_addresses_caches_logs_and_files_hold_nothing_of_a_person(desk, canary, caplog, settings):
    caplog.set_level(logging.DEBUG)
    settings.REMEMBER_PAGES = True
    for answer in worked_with(desk, canary):
        assert answer.status_code in (200, 302, 422)
        assert "no-store" in answer["Cache-Control"]
        assert_nothing_of(answer.get("Location", ""), "address")
        assert_nothing_of(answer.cookies.output(), "cookie")
    assert desk.get("/admin/").status_code == 200
    assert_nothing_of(caplog.text, "log")
    for cache in caches.all():
        assert_nothing_of(str(getattr(cache, "_cache", "")), "cache")
    for table, value in everything_stored():
        assert_nothing_of(value, table)


def test_nothing_is_left_of_who_was_erased_in_any_table_file_or_log(desk, canary, caplog):
    caplog.set_level(logging.DEBUG)
    sealed = Person.objects.get(pk=canary.pk)
    marks = [sealed.sealed, sealed.phone_digest, sealed.name_digest, sealed.name_birth_digest]
    marks.append(sealed.identity_digest)
    worked_with(desk, canary)
    EntryFactory(attempt__round=RoundFactory(contest=canary.contest), attempt__person=canary)
    asked = DataRequest.objects.create(
        person=canary, kind=RequestKind.ERASURE, received_at=canary.added_at
    )
    desk.post(reverse("contest_request_erasure", args=[asked.pk]))
    BarredPerson.objects.all().delete()
    for table, value in everything_stored():
        assert_nothing_of(value, table)
        assert not any(mark in value for mark in marks), table
    for file in files():
        assert_nothing_of(file.read_bytes().decode(errors="ignore"), file)
    assert_nothing_of(caplog.text, "log")


def ended(contest, days):
    """The contest with one round that closed so many days ago."""
    closed = timezone.now() - timedelta(days=days)
    return RoundFactory(contest=contest, opens_at=closed - timedelta(days=7), closes_at=closed)


def test_details_go_by_themselves_when_their_days_are_over(rules, canary, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(erasing, "ROWS_AT_ONCE", 2)
    for number in range(4):
        find_or_add(rules.contest, rules, details(phone=f"+8491234567{number}"), timezone.now())
    barred = BarredPerson(contest=rules.contest, body="jury")
    set_details(barred, TOLD["name"], "1987-06-05", TOLD["phone"])
    barred.save()
    round_ = ended(rules.contest, days=181)
    entry = EntryFactory(attempt__round=round_, attempt__person=canary)
    erase_contestants(timezone.now())
    erase_contestants(timezone.now())
    assert not Person.objects.filter(erased_at=None).exists()
    assert not BarredPerson.objects.exists()
    canary.refresh_from_db()
    assert canary.entries.get() == entry
    assert not entry.annulments.exists()
    for table, value in everything_stored():
        assert_nothing_of(value, table)
    assert_nothing_of(caplog.text, "log")


def test_details_stay_until_their_last_day(rules, canary):
    round_ = ended(rules.contest, days=1)
    last = round_.closes_at + timedelta(days=rules.retention_days)
    erase_contestants(last - timedelta(microseconds=1))
    assert Person.objects.filter(erased_at=None).exists()
    erase_contestants(last)
    assert not Person.objects.filter(erased_at=None).exists()


def test_the_newest_rules_say_how_long_details_are_kept(rules, canary):
    round_ = ended(rules.contest, days=100)
    type(rules).objects.create(
        contest=rules.contest, number=2, issued_at=timezone.now(), retention_days=30
    )
    assert round_.closes_at < timezone.now()
    erase_contestants(timezone.now())
    assert not Person.objects.filter(erased_at=None).exists()


def test_a_contest_whose_rounds_are_still_to_come_keeps_its_people(rules, canary):
    erase_contestants(timezone.now() + timedelta(days=10_000))
    assert Person.objects.filter(erased_at=None).exists()


def test_a_contest_that_ends_with_the_calendar_keeps_its_people_and_nothing_from_working(
    rules, canary
):
    end = at("9999-12-31 23:59")
    for number, closes in enumerate([end, end - timedelta(days=5)], start=1):
        RoundFactory(contest=rules.contest, number=number, closes_at=closes)
    erase_contestants(timezone.now())
    assert Person.objects.filter(erased_at=None).exists()
    setter = UserFactory(first_name="Hà", last_name="Trần Thu")
    BankQuestionFactory(set_by=setter)
    assert rules.contest.barred_persons.filter(user=setter).exists()


def test_the_duty_is_among_those_of_the_worker():
    assert "erase_contestants" in {each.name for each in registered()}
