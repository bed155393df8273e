"""The barred list in the admin, typed by hand or taken from a file."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import openpyxl
import pytest

from contest import workbooks
from contest.enums import ContestBody
from contest.identity.barring import MatchKind, match
from contest.keys import open_sealed
from contest.models import BarredPerson
from contest.secretariat import barred_file
from demo.factories.contest import ContestFactory
from demo.factories.users import UserFactory
from tests.contest.people import details
from users.enums import Role

LIST = "/admin/contest/barred/"
ADD = f"{LIST}add/"
IMPORT = f"{LIST}import/"
TOLD = {
    "body": "jury",
    "name": "Lê Thị Thanh Hương",
    "birth_date": "28/2/2001",
    "phone": "0912.345.678",
}


@pytest.fixture
def typed(desk, contest):
    """A barred person who was typed in."""
    answer = desk.post(ADD, {**TOLD, "contest": contest.pk})
    assert answer["Location"] == f"{LIST}?contest={contest.pk}"
    return BarredPerson.objects.get(user=None)


def csv(*rows):
    return SimpleUploadedFile(
        "ds.csv", "\n".join(("Họ tên,Ngày sinh,Điện thoại,Thuộc ban", *rows)).encode()
    )


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in (["STT", "Họ và tên", "Ngày sinh", "SĐT", "Ban"], *rows):
        book.active.append(row)
    stored = io.BytesIO()
    book.save(stored)
    return SimpleUploadedFile("ds.xlsx", stored.getvalue())


def imported(desk, contest, file):
    return desk.post(IMPORT, {"contest": contest.pk, "file": file})


def test_what_is_typed_is_stored_sealed_and_bars(contest, typed):
    assert open_sealed(typed.sealed) == {
        "name": "Lê Thị Thanh Hương",
        "birth_date": "2001-02-28",
        "phone": "+84912345678",
    }
    assert "Hương" not in typed.sealed
    assert match(contest, details()).kind == MatchKind.SAME


def test_the_list_shows_details_of_one_contest(desk, contest, typed):
    page = desk.get(LIST).content.decode()
    for told in ("Lê Thị Thanh Hương", "28/02/2001", "0912 345 678", "Ban Giám khảo"):
        assert told in page
    other = ContestFactory(campaign=contest.campaign)
    assert "Thanh Hương" not in desk.get(LIST, {"contest": other.pk}).content.decode()
    assert "Thanh Hương" in desk.get(LIST, {"contest": contest.pk, "p": "x"}).content.decode()
    assert desk.get(LIST, {"contest": "không"}).status_code == 200


def test_a_barred_person_is_changed_and_taken_off(desk, contest, typed):
    address = reverse("contest_barred_person", args=[typed.pk])
    assert 'value="28/02/2001"' in desk.get(address).content.decode()
    assert desk.post(address, {**TOLD, "phone": "", "birth_date": "1/3/2001"}).status_code == 302
    assert match(contest, details()).kind == MatchKind.NAMED_ALIKE
    desk.post(reverse("contest_delete_barred", args=[typed.pk]))
    assert match(contest, details()).kind == MatchKind.NONE


@pytest.mark.parametrize(
    ("field", "written"),
    [("name", ""), ("name", "!!"), ("phone", "12"), ("birth_date", "hôm qua"), ("body", "x")],
)
def test_what_is_no_detail_is_refused(desk, contest, field, written):
    answer = desk.post(ADD, {**TOLD, "contest": contest.pk, field: written})
    assert answer.status_code == 422
    assert not BarredPerson.objects.filter(user=None).exists()


def test_nobody_stands_on_the_list_twice(desk, contest, typed):
    told = {**TOLD, "contest": contest.pk, "name": "LE THI THANH HUONG", "phone": ""}
    answer = desk.post(ADD, told)
    assert answer.status_code == 422
    assert "đã có trong danh sách" in answer.content.decode()


def test_whoever_shares_a_telephone_with_a_barred_person_is_listed_beside_them(
    desk, contest, typed
):
    told = {"contest": contest.pk, "name": "Trần Quốc Tuấn", "birth_date": "1/3/1980"}
    assert desk.post(ADD, {**TOLD, **told}).status_code == 302
    tuan = details(name="Trần Quốc Tuấn", birth_date=date(1980, 3, 1), phone="+84987654321")
    assert match(contest, tuan).kind == MatchKind.SAME
    assert match(contest, details(phone="+84987654321")).kind == MatchKind.SAME


def test_a_row_of_a_file_that_says_more_or_otherwise_is_stored_beside_the_other(desk, contest):
    imported(desk, contest, csv("Lê Thị Thanh Hương,,0912345678,Ban Giám khảo"))
    rows = (
        "Lê Thị Thanh Hương,28/02/2001,0912345678,Ban Giám khảo",
        "Lê Thị Thanh Hương,28/02/2001,0912345678,BTC",
        "Trần Quốc Tuấn,1/3/1980,0912345678,Ban Giám khảo",
    )
    for _time in range(2):
        assert imported(desk, contest, csv(*rows)).status_code == 302
        assert contest.barred_persons.filter(user=None).count() == 4
    imported(desk, contest, csv("LE THI THANH HUONG,28/2/2001,,Ban Giám khảo"))
    assert contest.barred_persons.filter(user=None).count() == 4
    for told in (details(phone="+84987654321"), details(birth_date=date(1999, 1, 1))):
        assert match(contest, told).kind == MatchKind.SAME


def test_a_member_is_completed_whatever_another_row_says(desk, contest, typed):
    user = UserFactory(first_name="Hương", last_name="Lê Thị Thanh", groups=[Role.JUDGE])
    row = BarredPerson.objects.get(user=user)
    assert desk.post(reverse("contest_barred_person", args=[row.pk]), TOLD).status_code == 302
    row.refresh_from_db()
    assert open_sealed(row.sealed)["birth_date"] == "2001-02-28"


def test_a_member_gets_details_by_hand_and_keeps_the_name_of_the_account(desk, contest):
    user = UserFactory(first_name="Hương", last_name="Lê Thị Thanh", groups=[Role.JUDGE])
    row = BarredPerson.objects.get(user=user)
    assert "cần bổ sung" in desk.get(LIST).content.decode()
    address = reverse("contest_barred_person", args=[row.pk])
    assert desk.post(address, {**TOLD, "name": "Tên Khác"}).status_code == 302
    row.refresh_from_db()
    assert open_sealed(row.sealed)["name"] == user.get_full_name()
    assert match(contest, details()).kind == MatchKind.SAME


def test_the_name_of_a_member_is_mended_by_hand_once_the_row_is_completed(desk, contest):
    user = UserFactory(first_name="Hương", last_name="Lê Thị", groups=[Role.JUDGE])
    row = BarredPerson.objects.get(user=user)
    address = reverse("contest_barred_person", args=[row.pk])
    for _time in range(2):
        assert desk.post(address, TOLD).status_code == 302
    row.refresh_from_db()
    assert open_sealed(row.sealed)["name"] == TOLD["name"]
    user.first_name = "Khác"
    user.save()
    page = desk.get(address).content.decode()
    assert f'value="{TOLD["name"]}"' in page and "Khác" not in page


def test_a_member_stays_on_the_list_as_long_as_the_role(desk, contest):
    user = UserFactory(groups=[Role.JUDGE])
    row = BarredPerson.objects.get(user=user)
    desk.post(reverse("contest_delete_barred", args=[row.pk]))
    assert BarredPerson.objects.filter(user=user).exists()
    user.groups.clear()
    desk.post(reverse("contest_delete_barred", args=[row.pk]))
    assert not BarredPerson.objects.filter(user=user).exists()


def test_a_csv_file_is_taken_whole(desk, contest):
    file = csv(
        "Lê Thị Thanh Hương,28/02/2001,0912345678,Ban Giám khảo",
        "Trần Quốc Tuấn,,84987654321,BTC",
    )
    assert imported(desk, contest, file).status_code == 302
    rows = contest.barred_persons.filter(user=None)
    assert set(rows.values_list("body", flat=True)) == {"jury", "organisers"}
    assert match(contest, details()).kind == MatchKind.SAME
    file.seek(0)
    imported(desk, contest, file)
    assert rows.count() == 2


def test_a_workbook_is_taken_with_days_and_numbers_as_spreadsheets_keep_them(desk, contest):
    file = workbook(
        [1, "Lê Thị Thanh Hương", date(2001, 2, 28), 912345678, "jury"],
        [2, "Trần Quốc Tuấn", "1/3/1980", 987654321.0, "Ban Đề thi"],
        [None, None, None, None, None],
    )
    answer = imported(desk, contest, file)
    assert answer.status_code == 302, answer.content.decode()
    assert match(contest, details()).kind == MatchKind.SAME
    told = details(name="Tran Quoc Tuan", phone="+84987654321")
    assert match(contest, told).kind == MatchKind.SAME


def test_nothing_is_taken_when_rows_are_bad_and_each_is_named(desk, contest):
    file = csv(
        "Lê Thị Thanh Hương,28/02/2001,0912345678,Ban Giám khảo",
        "…,28/02/2001,0912345679,Ban Giám khảo",
        "Trần Quốc Tuấn,30/02/2001,,Ban Giám khảo",
        "Trần Quốc Tuấn,,12,Ban Giám khảo",
        "Trần Quốc Tuấn,,0912345670,Ban nào đó",
        "Trần Quốc Tuấn,,,Ban Giám khảo",
        "Le Thi Thanh Huong,28/2/2001,+84912345678,Ban Giám khảo",
    )
    answer = imported(desk, contest, file)
    page = answer.content.decode()
    assert answer.status_code == 422
    for number in range(3, 9):
        assert f"Dòng {number}" in page
    assert "Dòng 2," not in page
    assert not contest.barred_persons.filter(user=None).exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 no workbook", b"\xff\xfe\xff", b"a,b\n1,2", b"H\xe1\xbb\x8d t\xc3\xaan\n"],
)
def test_a_file_that_is_no_table_is_refused(desk, contest, content):
    answer = imported(desk, contest, SimpleUploadedFile("ds.xlsx", content))
    assert answer.status_code == 422


def test_a_workbook_that_unpacks_too_large_is_refused(desk, contest, monkeypatch):
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000)
    answer = imported(desk, contest, workbook([1, "Lê Thị Hương", "1/1/2001", "", "jury"]))
    assert answer.status_code == 422


def test_a_list_does_not_grow_without_end(desk, contest, monkeypatch):
    monkeypatch.setattr(barred_file, "MOST_BARRED", 1)
    answer = imported(
        desk, contest, csv("Lê Thị Hương,1/1/2001,,jury", "Lê Thị Mai,1/1/2001,,jury")
    )
    assert answer.status_code == 422
    assert not contest.barred_persons.filter(user=None).exists()


def test_the_sample_file_can_be_taken(desk, contest):
    sample = desk.get(f"{LIST}sample/").content
    assert imported(desk, contest, SimpleUploadedFile("mau.csv", sample)).status_code == 302
    assert contest.barred_persons.filter(body=ContestBody.JURY, user=None).count() == 1
