"""What ends within two weeks: a list, numbers on the dashboard, and a letter."""

import csv
import io
from datetime import datetime, time, timedelta

from django.core import mail
from django.utils import timezone, translation

import openpyxl
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from demo.factories.consents import ConsentFactory
from demo.factories.media import (
    AssetFactory,
    CustomDocumentFactory,
    CustomImageFactory,
    KitFactory,
    RecordingFactory,
)
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.users import UserFactory
from media.duties import tell_of_endings
from media.expiring import KINDS, endings
from media.models import AccessLink, ToldEnding
from tests.media.conftest import permitted

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/endings/"
NAME = "Lê Thị Bí Mật"


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def moment(days, at=time(9)):
    return timezone.make_aware(datetime.combine(in_days(days), at))


def found(user, days=14):
    today = timezone.localdate()
    return {each.key for each in endings(user, today, today + timedelta(days=days))}


def one_of_each(days):
    """One thing of each kind that ends in so many days, by kind."""
    until = in_days(days)
    kit = KitFactory()
    return {
        "image": CustomImageFactory(title="Ảnh lớp học", rights_until=until),
        "document": CustomDocumentFactory(rights_until=until),
        "recording": RecordingFactory(rights_until=until),
        "asset": AssetFactory(kit=kit, rights_until=until),
        "consent": ConsentFactory(person=NAME, valid_until=until),
        "kit": KitFactory(use_until=until),
        "asset-use": AssetFactory(kit=kit, use_until=until),
        "link": AccessLink.objects.create(kit=kit, outlet="Báo", expires_at=moment(days)),
    }


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (1, True), (14, True), (15, False)])
def test_everything_that_ends_within_two_weeks_is_found(chief, days, is_told):
    keys = {f"{kind}:{thing.pk}" for kind, thing in one_of_each(days).items()}
    assert len(keys) == len(KINDS)
    assert found(chief) == (keys if is_told else set())


class TestDays(TestCase):
    @given(days=st.integers(-40, 120), ahead=st.sampled_from([7, 14, 30, 90]))
    def test_a_right_is_found_exactly_within_the_days(self, days, ahead):
        chief = UserFactory(superuser=True)
        image = CustomImageFactory.build(rights_until=in_days(days))
        image.save()
        assert (f"image:{image.pk}" in found(chief, ahead)) == (0 < days <= ahead)
        image.delete()


def test_what_no_longer_matters_is_left_out(chief):
    kit = KitFactory(live=False, use_until=in_days(5))
    AssetFactory(kit=kit, use_until=in_days(5))
    AssetFactory(kit=KitFactory(), use_until=in_days(5), recalled_at=timezone.now())
    AccessLink.objects.create(
        kit=kit, outlet="Báo", expires_at=moment(3), revoked_at=timezone.now()
    )
    ConsentFactory(valid_until=in_days(10), withdrawn_on=in_days(-1))
    assert found(chief) == set()


def test_a_consent_that_ends_ends_what_it_is_for(chief):
    image, consent = CustomImageFactory(needs_consent=True), ConsentFactory(valid_until=in_days(3))
    consent.images.add(image)
    assert found(chief) == {f"image:{image.pk}", f"consent:{consent.pk}"}


def test_a_link_ends_on_the_day_of_its_last_moment(chief):
    for at, is_told in ((time(23, 59), True), (time(0), True)):
        link = AccessLink.objects.create(kit=KitFactory(), outlet="Báo", expires_at=moment(14, at))
        assert (f"link:{link.pk}" in found(chief)) == is_told
    late = AccessLink.objects.create(kit=KitFactory(), outlet="Báo", expires_at=moment(15, time(0)))
    assert f"link:{late.pk}" not in found(chief)


def test_everyone_sees_what_they_may_change(db):
    things = one_of_each(5)
    assert found(permitted("change_consent")) == {f"consent:{things['consent'].pk}"}
    assert found(permitted("view_consent", "add_asset")) == set()
    assert found(UserFactory(groups=["Báo chí"])) == set()
    kinds = {key.split(":")[0] for key in found(UserFactory(groups=["Biên tập"]))}
    assert kinds == {kind.slug for kind in KINDS}


# The report


def html_of(client, address=REPORT):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_report_says_what_until_when_where_and_leads_to_it(office, home):
    things = one_of_each(5)
    image = things["image"]
    ArticlePageFactory(
        parent=NewsIndexPageFactory(parent=home), lead_image=image, lead_image_alt="Lớp học"
    )
    html = html_of(office)
    assert "Ảnh lớp học" in html and f"{in_days(5):%d/%m/%Y}" in html and "1 nơi" in html
    for address in (
        f"/admin/images/{image.pk}/",
        image.usage_url,
        f"/admin/library/consents/edit/{things['consent'].pk}/",
        f"/admin/library/links/edit/{things['link'].pk}/",
    ):
        assert address in html
        assert office.get(address).status_code == 200
    assert NAME not in html


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("", {10}),
        ("within=7", set()),
        ("within=30", {10, 25}),
        ("within=90", {10, 25, 80}),
        ("within=ended", {-5}),
        ("kind=image", {10}),
        ("kind=document&kind=consent", set()),
        ("within=x&kind=y&p=0", {10}),
        ("within=99999999999999999999&p=99999999999999999999", {10}),
    ],
)
def test_the_report_is_narrowed_by_kind_and_time(office, query, days):
    for number in (-5, 10, 25, 80):
        CustomImageFactory(title=f"Ảnh ngày {number}.", rights_until=in_days(number))
    html = html_of(office, f"{REPORT}?{query}")
    assert {n for n in (-5, 10, 25, 80) if f"Ảnh ngày {n}." in html} == days
    part = html_of(office, f"{REPORT}results/?{query}")
    assert {n for n in (-5, 10, 25, 80) if f"Ảnh ngày {n}." in part} == days


def test_the_reports_files_hold_whole_addresses_no_formula_and_no_names(office):
    one_of_each(5)
    CustomImageFactory(title="=1+1", rights_until=in_days(3))
    text = b"".join(office.get(f"{REPORT}?export=csv").streaming_content).decode()
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 10 and rows[1][0] == "'=1+1"
    assert all(row[-1].startswith("http://testserver/admin/") for row in rows[1:])
    assert NAME not in text
    sheet = openpyxl.load_workbook(
        io.BytesIO(b"".join(office.get(f"{REPORT}?export=xlsx").streaming_content))
    ).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert sheet["C2"].value == in_days(3)


def test_those_who_may_change_nothing_do_not_see_the_report(client, home):
    for user in (permitted("view_asset"), UserFactory(groups=["Quản lý đơn vị"])):
        client.force_login(user)
        assert client.get(REPORT).status_code == 302
        assert REPORT not in html_of(client, "/admin/")
    client.force_login(UserFactory(groups=["Duyệt"]))
    assert "sắp hết hạn" in html_of(client).lower()


def test_more_rows_take_no_more_queries(office, django_assert_max_num_queries):
    one_of_each(5)
    html_of(office)
    for _number in range(5):
        CustomImageFactory(rights_until=in_days(4))
        AssetFactory(rights_until=in_days(4))
        KitFactory(use_until=in_days(4))
    with django_assert_max_num_queries(45):
        html_of(office)


# The dashboard


def test_the_dashboard_counts_what_ends_and_leads_to_it(office):
    assert "hết hạn trong 14 ngày" not in html_of(office, "/admin/").lower()
    CustomImageFactory.create_batch(2, rights_until=in_days(3))
    ConsentFactory(valid_until=in_days(2))
    html = html_of(office, "/admin/")
    assert "hết hạn trong 14 ngày" in html.lower()
    assert f"{REPORT}?kind=image" in html and f"{REPORT}?kind=consent" in html
    assert f"{REPORT}?kind=document" not in html


# Letters


@pytest.fixture
def editor_to_tell(db):
    return UserFactory(groups=["Biên tập"], email="bientap@example.vn")


def tell():
    tell_of_endings(timezone.now())


def test_editors_are_told_once_of_a_thing_and_a_day(editor_to_tell):
    image = CustomImageFactory(title="Ảnh lớp học", rights_until=in_days(9))
    consent = ConsentFactory(person=NAME, valid_until=in_days(4))
    tell()
    [letter] = mail.outbox
    assert letter.to == ["bientap@example.vn"] and "2 mục" in letter.subject
    for words in (
        "Ảnh lớp học",
        f"{in_days(9):%d/%m/%Y}",
        f"http://localhost/admin/images/{image.pk}/",
        f"Phiếu đồng ý số {consent.pk}",
        f"http://localhost{REPORT}",
    ):
        assert words in letter.body, words
    assert NAME not in letter.body + letter.subject
    tell()
    assert len(mail.outbox) == 1
    # Another day is another task; what was told of is not told again.
    image.rights_until = in_days(6)
    image.save()
    tell()
    assert len(mail.outbox) == 2
    assert "Ảnh lớp học" in mail.outbox[1].body and "Phiếu" not in mail.outbox[1].body


def test_letters_are_written_in_vietnamese_whatever_the_language(editor_to_tell):
    CustomImageFactory(rights_until=in_days(9))
    with translation.override("en"):
        tell()
    assert "hết hạn" in mail.outbox[0].subject and "Dùng ở" in mail.outbox[0].body


def test_a_letter_comes_fourteen_days_before_and_not_earlier(editor_to_tell):
    CustomImageFactory(rights_until=in_days(20))
    for day in range(22):
        with time_machine.travel(moment(day), tick=False):
            tell()
            if mail.outbox:
                break
    assert day == 6 and len(mail.outbox) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"groups": ["Biên tập"], "email": ""},
        {"groups": ["Biên tập"], "email": "a@example.vn", "is_active": False},
        {"groups": ["Báo chí"], "email": "a@example.vn"},
        {"groups": ["Quản lý đơn vị"], "email": "a@example.vn"},
    ],
)
def test_nobody_else_gets_a_letter(values):
    UserFactory(**values)
    CustomImageFactory(rights_until=in_days(9))
    tell()
    assert not mail.outbox


def test_a_letter_that_cannot_be_sent_is_written_again_and_keeps_nobody_waiting(
    editor_to_tell, monkeypatch, caplog
):
    UserFactory(groups=["Duyệt"], email="duyet@example.vn")
    CustomImageFactory(rights_until=in_days(9))
    send = mail.EmailMessage.send

    def refuse_one(letter, *args, **kwargs):
        if letter.to == ["bientap@example.vn"]:
            raise OSError("refused")
        return send(letter, *args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMessage, "send", refuse_one)
        tell()
    assert [letter.to for letter in mail.outbox] == [["duyet@example.vn"]]
    assert "example.vn" not in caplog.text
    tell()
    assert [letter.to for letter in mail.outbox[1:]] == [["bientap@example.vn"]]


def test_a_title_of_two_lines_breaks_no_letter(editor_to_tell):
    CustomImageFactory(title="Ảnh\nBcc: x@example.vn", rights_until=in_days(9))
    tell()
    assert mail.outbox[0].recipients() == ["bientap@example.vn"]


def test_what_was_told_of_long_ago_is_forgotten(editor_to_tell):
    CustomImageFactory(rights_until=in_days(9))
    tell()
    assert ToldEnding.objects.exists()
    with time_machine.travel(moment(60), tick=False):
        tell()
    assert not ToldEnding.objects.exists()
