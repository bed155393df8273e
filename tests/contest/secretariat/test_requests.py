"""What contestants ask about their details: to see, to correct and to erase them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest import codes
from contest.enums import ConsentPurpose, RequestKind
from contest.identity.persons import details_of, find_or_add
from contest.models import AuditRecord, DataRequest, Person
from demo.factories.contest import EntryFactory, ParticipantGroupFactory, RoundFactory
from demo.factories.units import UnitFactory
from tests.contest.people import details

CORRECT = {"name": "Lê Thị Thu Hương", "birth_date": "28/02/2001", "phone": "0912 345 678"}


def noted(desk, person, kind):
    """A request of this kind, as the desk notes it."""
    today = timezone.localdate()
    address = reverse("contest_add_request", args=[person.code])
    answer = desk.post(address, {"kind": kind, "received_on": today.isoformat()})
    assert answer.status_code == 302, answer.content.decode()
    return DataRequest.objects.get(person=person, kind=kind)


def handling(request):
    return reverse(f"contest_request_{request.kind}", args=[request.pk])


def test_requests_wait_until_they_are_handled(desk, person):
    request = noted(desk, person, RequestKind.ACCESS)
    waiting = desk.get("/admin/contest/requests/").content.decode()
    assert handling(request) in waiting
    desk.post(handling(request))
    request.refresh_from_db()
    assert request.handled_by.username == "thu-ky"
    assert handling(request) not in desk.get("/admin/contest/requests/").content.decode()
    assert (
        handling(request)
        not in desk.get(reverse("contest_person", args=[person.code])).content.decode()
    )


def test_a_request_of_tomorrow_is_refused(desk, person):
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = reverse("contest_add_request", args=[person.code])
    answer = desk.post(address, {"kind": "access", "received_on": tomorrow.isoformat()})
    assert answer.status_code == 422
    assert not DataRequest.objects.exists()


def test_a_request_from_before_the_contestant_came_is_refused_with_the_day(desk, person):
    address = reverse("contest_add_request", args=[person.code])
    for day in ("0001-01-01", "1999-12-31"):
        answer = desk.post(address, {"kind": "access", "received_on": day})
        assert answer.status_code == 422
        assert f"{timezone.localdate(person.added_at):%d/%m/%Y}" in answer.content.decode()
    assert not DataRequest.objects.exists()


def test_the_answer_has_everything_that_is_kept(desk, person):
    page = desk.get(handling(noted(desk, person, RequestKind.ACCESS))).content.decode()
    for told in ("Lê Thị Thanh Hương", "28/02/2001", "0912 345 678", "sinh sống", "In trang này"):
        assert told in page


def test_a_correction_changes_the_sealed_details_and_who_is_found_by_them(desk, rules, person):
    group = ParticipantGroupFactory(contest=person.contest)
    unit = UnitFactory()
    request = noted(desk, person, RequestKind.CORRECTION)
    page = desk.get(handling(request)).content.decode()
    assert 'value="28/02/2001"' in page and 'value="0912 345 678"' in page
    told = {
        **CORRECT,
        "phone": "0987.654.321",
        "guardian_name": "Lê Văn Bình",
        "group": group.pk,
        "unit": unit.pk,
        "works_here": "on",
    }
    assert desk.post(handling(request), told).status_code == 302
    person.refresh_from_db()
    assert details_of(person) == {
        "name": "Lê Thị Thu Hương",
        "birth_date": "2001-02-28",
        "phone": "+84987654321",
        "guardian_name": "Lê Văn Bình",
    }
    assert (person.group, person.unit, person.works_here) == (group, unit, True)
    request.refresh_from_db()
    assert request.handled_at
    again = details(name="Lê Thị Thu Hương", phone="+84987654321")
    assert find_or_add(person.contest, rules, again, timezone.now()) == person
    assert find_or_add(person.contest, rules, details(), timezone.now()) != person


def test_the_end_of_an_id_number_outlives_a_correction(desk, rules, person):
    rules.asks_id_number = True
    told = details(phone="+84900000001", id_number="038090123456")
    other = find_or_add(person.contest, rules, told, timezone.now())
    request = noted(desk, other, RequestKind.CORRECTION)
    assert desk.post(handling(request), {**CORRECT, "phone": "0900 000 002"}).status_code == 302
    other.refresh_from_db()
    assert details_of(other)["id_ending"] == "456"
    assert other.id_digest


def test_a_correction_that_makes_two_persons_one_is_refused_and_names_the_other(
    desk, rules, person
):
    told = details(name="Lê Thị Thu Hương")
    other = find_or_add(person.contest, rules, told, timezone.now())
    request = noted(desk, person, RequestKind.CORRECTION)
    answer = desk.post(handling(request), CORRECT)
    assert answer.status_code == 422
    assert codes.shown(other.code) in answer.content.decode()
    person.refresh_from_db()
    request.refresh_from_db()
    assert details_of(person)["name"] == "Lê Thị Thanh Hương"
    assert request.handled_at is None


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("name", ""),
        ("name", "…"),
        ("birth_date", "31/02/2001"),
        ("birth_date", "1/1/1801"),
        ("phone", "12"),
    ],
)
def test_details_that_are_none_are_refused(desk, person, field, written):
    request = noted(desk, person, RequestKind.CORRECTION)
    assert desk.post(handling(request), {**CORRECT, field: written}).status_code == 422
    person.refresh_from_db()
    assert details_of(person)["name"] == "Lê Thị Thanh Hương"


def test_a_request_is_handled_once(desk, person):
    request = noted(desk, person, RequestKind.CORRECTION)
    desk.post(handling(request), CORRECT)
    desk.post(handling(request), {**CORRECT, "name": "Ai Đó Khác"})
    person.refresh_from_db()
    assert details_of(person)["name"] == "Lê Thị Thu Hương"


def test_a_request_is_handled_as_what_it_is(desk, person):
    request = noted(desk, person, RequestKind.ACCESS)
    assert desk.post(f"/admin/contest/requests/{request.pk}/erase/").status_code == 404
    person.refresh_from_db()
    assert person.erased_at is None


def test_erasing_leaves_the_code_with_the_entries_and_the_statistics(desk, rules, person):
    long_ago = timezone.now() - timedelta(days=30)
    closed = RoundFactory(
        contest=person.contest, opens_at=long_ago, closes_at=long_ago + timedelta(days=7)
    )
    entry = EntryFactory(attempt__round=closed, attempt__person=person)
    request = noted(desk, person, RequestKind.ERASURE)
    assert "Hương" in desk.get(handling(request)).content.decode()
    assert desk.post(handling(request)).status_code == 302
    person.refresh_from_db()
    assert person.erased_at
    assert (person.sealed, person.phone_digest, person.name_digest, person.name_birth_digest) == (
        "",
    ) * 4
    assert (person.identity_digest, person.id_digest) == (None, None)
    assert person.lives_here
    assert list(person.entries.all()) == [entry]
    assert not entry.annulments.exists()
    page = desk.get(reverse("contest_person", args=[person.code])).content.decode()
    assert "Hương" not in page and "đã được xóa lúc" in page
    assert find_or_add(person.contest, rules, details(), timezone.now()) != person


def test_who_is_erased_while_the_contest_is_on_is_out_of_it(desk, person):
    entry = EntryFactory(
        attempt__round=RoundFactory(contest=person.contest), attempt__person=person
    )
    request = noted(desk, person, RequestKind.ERASURE)
    assert "sẽ không được tính nữa" in desk.get(handling(request)).content.decode()
    desk.post(handling(request))
    desk.post(handling(request))
    annulment = entry.annulments.get()
    assert annulment.decided_by.username == "thu-ky"
    assert annulment.lifted_at is None


@pytest.fixture
def publishing(rules, person):
    """The contestant, who has agreed that the name is published."""
    both = frozenset({ConsentPurpose.TAKE_PART, ConsentPurpose.PUBLISH_NAME})
    return find_or_add(person.contest, rules, details(consents=both), timezone.now())


def withdrawing(person, purpose=ConsentPurpose.PUBLISH_NAME):
    return reverse("contest_withdraw_consent", args=[person.code, purpose])


def in_force(person):
    return set(person.consents.filter(withdrawn_at=None).values_list("purpose", flat=True))


def test_a_consent_is_taken_back_only_after_being_asked_once_more(desk, publishing):
    back = reverse("contest_person", args=[publishing.code])
    person_page = BeautifulSoup(desk.get(back).content, "html.parser").main
    assert not person_page.select(f"form[action='{withdrawing(publishing)}']")
    (link,) = person_page.select(f"a[href='{withdrawing(publishing)}']")
    asked = desk.get(link["href"])
    assert in_force(publishing) == {"take_part", "publish_name"}
    shown = BeautifulSoup(asked.content, "html.parser").main
    for told in (
        codes.shown(publishing.code),
        "Công bố tên trong danh sách đạt giải",
        "ngay từ lần mở trang sau",
        "Chỉ người dự thi cho lại được",
    ):
        assert told in " ".join(shown.get_text(" ").split())
    assert "Hương" not in shown.get_text()
    assert shown.select(f"a.button[href='{back}']")
    assert shown.select_one("form[method=post] button[type=submit]")


def test_the_name_is_no_longer_published_when_that_consent_is_taken_back(desk, publishing):
    answer = desk.post(withdrawing(publishing), follow=True)
    assert in_force(publishing) == {"take_part"}
    assert "Đã rút lại sự đồng ý." in answer.content.decode()
    assert "đã rút lại lúc" in answer.content.decode()
    assert f'"{withdrawing(publishing)}"' not in answer.content.decode()


def test_what_was_taken_back_already_is_said_to_be_so_and_changes_nothing(desk, publishing):
    desk.post(withdrawing(publishing))
    moment = publishing.consents.get(purpose="publish_name").withdrawn_at
    for send in (desk.get, desk.post):
        answer = send(withdrawing(publishing), follow=True)
        assert "đã được rút lại từ trước" in answer.content.decode()
    assert publishing.consents.get(purpose="publish_name").withdrawn_at == moment
    noted = AuditRecord.objects.filter(act="contest.consent_withdrawn")
    assert noted.count() == 1


@pytest.mark.parametrize("purpose", ["take_part", "guardian_publish", "khong-co"])
def test_what_was_not_given_or_ends_only_by_erasing_is_not_taken_back(desk, publishing, purpose):
    for send in (desk.get, desk.post):
        assert send(withdrawing(publishing, purpose)).status_code == 404
    assert in_force(publishing) == {"take_part", "publish_name"}


def test_the_secretariat_notes_that_a_consent_is_given_again(desk, publishing):
    desk.post(withdrawing(publishing))
    address = reverse("contest_person", args=[publishing.code])
    again = reverse("contest_note_consent", args=[publishing.code, "publish_name"])
    assert again in desk.get(address).content.decode()
    desk.post(again)
    assert in_force(publishing) == {"take_part", "publish_name"}
    assert again not in desk.get(address).content.decode()


@pytest.mark.parametrize("purpose", ["take_part", "guardian_publish", "anything"])
def test_the_secretariat_notes_no_other_consent(desk, person, purpose):
    person.consents.all().delete()
    desk.post(reverse("contest_note_consent", args=[person.code, purpose]))
    assert not person.consents.exists()


def test_every_look_and_act_is_on_record_under_the_code(desk, rules, person):
    desk.get(reverse("contest_person", args=[person.code]))
    for kind in RequestKind:
        desk.post(handling(noted(desk, person, kind)), CORRECT)
    records = AuditRecord.objects.filter(kind="contest.person", actor="thu-ky")
    assert set(records.values_list("act", flat=True)) >= {
        "contest.details_seen",
        "contest.details_answered",
        "contest.details_corrected",
        "contest.details_erased",
        "contest.request_noted",
    }
    assert records.get(act="contest.details_corrected").after == {"fields": ["name"]}
    assert set(records.values_list("object", flat=True)) == {person.code}
    assert set(records.values_list("label", flat=True)) == {codes.shown(person.code)}
    kept = " ".join(f"{each.before} {each.after}" for each in records)
    for told in ("Hương", "912345678", "2001"):
        assert told not in kept


def test_details_whose_key_is_lost_are_told_to_be_so(desk, person, settings):
    settings.CONTEST_SEALING_KEYS = ["b3RoZXIga2V5LCBhbmQgMzIgb2N0ZXRzIGxvbmc6Oik="]
    request = noted(desk, person, RequestKind.CORRECTION)
    assert "thiếu khóa" in desk.get(reverse("contest_person", args=[person.code])).content.decode()
    assert desk.post(handling(request), CORRECT).status_code == 302
    assert details_of(Person.objects.get(pk=person.pk))["name"] == "Lê Thị Thu Hương"
