"""Contestants are found by what identifies them, and never listed or counted."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest

from contest import codes
from contest.identity.persons import find_or_add
from contest.secretariat import finding
from contest.secretariat.finding import TooLittleError, find
from demo.factories.contest import ContestFactory, EntryFactory, RoundFactory
from tests.contest.people import details

FIND = "/admin/contest/persons/"


def asked(desk, contest, sought, **more):
    return desk.post(FIND, {"contest": contest.pk, "sought": sought, **more})


@pytest.mark.parametrize(
    "sought",
    ["0912 345 678", "+84912345678", "Lê Thị Thanh Hương", "le thi thanh huong"],
)
def test_a_full_number_or_name_leads_to_the_contestant(desk, contest, person, sought):
    answer = asked(desk, contest, sought)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("contest_person", args=[person.code])


def test_a_code_or_a_receipt_leads_to_the_contestant(desk, contest, person):
    round_ = RoundFactory(contest=contest)
    entry = EntryFactory(attempt__round=round_, attempt__person=person, receipt="ABCDEFGHJKLM")
    page = reverse("contest_person", args=[person.code])
    for sought in (codes.shown(person.code).lower(), "abcd-efgh-jklm", entry.receipt):
        assert asked(desk, contest, sought)["Location"] == page


@pytest.mark.parametrize("sought", ["Hương", "0912 345", "ABCD", "…", "\x00", "345678"])
def test_parts_of_a_number_or_of_a_name_are_refused(desk, contest, person, sought):
    answer = asked(desk, contest, sought)
    assert answer.status_code == 422
    assert person.code not in answer.content.decode().replace("-", "")


def test_a_part_of_a_name_is_refused_with_how_to_mend_it(desk, contest, person):
    assert "từ hai chữ trở lên" in asked(desk, contest, "Hương").content.decode()


@pytest.mark.parametrize("sought", ["0987 654 321", "Lê Thị", "Nguyễn Văn Ai", "ABCDEFGHJK LM NP"])
def test_nobody_is_found_under_what_nobody_gave(desk, contest, person, sought):
    answer = asked(desk, contest, sought)
    assert answer.status_code == 200
    assert "Không có ai" in answer.content.decode()


def test_people_of_one_name_are_told_apart_by_the_birthday(desk, contest, rules, person):
    other = details(birth_date=date(1999, 9, 9), phone="+84987654321")
    namesake = find_or_add(contest, rules, other, timezone.now())
    page = asked(desk, contest, "Lê Thị Thanh Hương").content.decode()
    assert codes.shown(person.code) in page and codes.shown(namesake.code) in page
    assert "28/02/2001" in page and "09/09/1999" in page
    answer = asked(desk, contest, "Lê Thị Thanh Hương", birth_date="9/9/1999")
    assert answer["Location"] == reverse("contest_person", args=[namesake.code])


def test_of_very_many_namesakes_only_the_first_are_shown(desk, contest, rules, person, monkeypatch):
    monkeypatch.setattr(finding, "MOST_SHOWN", 1)
    find_or_add(contest, rules, details(phone="+84987654321"), timezone.now())
    page = asked(desk, contest, "Lê Thị Thanh Hương").content.decode()
    assert "hãy ghi thêm ngày sinh" in page
    assert page.count("/admin/contest/persons/") < 6


def test_the_birthday_must_be_a_day(desk, contest, person):
    answer = asked(desk, contest, "Lê Thị Thanh Hương", birth_date="31/02/2001")
    assert answer.status_code == 422


def test_contestants_of_another_contest_are_not_found(contest, person):
    elsewhere = ContestFactory(campaign=contest.campaign)
    assert find(elsewhere, "0912345678").persons == []
    assert find(elsewhere, "Lê Thị Thanh Hương").persons == []
    with pytest.raises(TooLittleError):
        find(elsewhere, person.code)


def test_the_page_lists_and_counts_nobody(desk, contest, person):
    page = desk.get(FIND).content.decode()
    assert person.code not in page.replace("-", "")
    assert "Hương" not in page


def test_the_page_of_a_contestant_shows_receipts_and_no_answers(desk, contest, person):
    round_ = RoundFactory(contest=contest)
    entry = EntryFactory(
        attempt__round=round_, attempt__person=person, receipt="ABCDEFGHJKLM", prediction=87654
    )
    page = desk.get(reverse("contest_person", args=[person.code])).content.decode()
    for told in ("Lê Thị Thanh Hương", "28/02/2001", "0912 345 678", "ABCD-EFGH-JKLM"):
        assert told in page
    assert f"{timezone.localtime(entry.submitted_at):%H:%M:%S}" in page
    assert "87654" not in page
    for row in round_.round_questions.all():
        assert row.question.wording not in page
        for option in row.question.options.all():
            assert option.wording not in page


def test_the_desk_speaks_english_too(desk, contest, person):
    user = desk.session["_auth_user_id"]
    UserProfile.objects.update_or_create(user_id=user, defaults={"preferred_language": "en"})
    page = desk.get(reverse("contest_person", args=[person.code])).content.decode()
    assert "What was consented to" in page
    assert "at least two words" in asked(desk, contest, "Hương").content.decode()
