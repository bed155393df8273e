"""Organisers read the log a page at a time, narrow it, and take it away as a file."""

from __future__ import annotations

import csv
import io
import json
import logging
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest
from bs4 import BeautifulSoup

from contest.audit import verifying
from contest.audit.acts import Done
from contest.audit.admin import views
from contest.audit.chain import append
from contest.audit.verifying import check_lines
from contest.duties import write_down_the_head_of_acts
from contest.models import AuditReason, AuditRecord
from demo.factories.contest import ContestFactory, PersonFactory
from demo.factories.users import UserFactory
from users.enums import Role

pytestmark = pytest.mark.django_db

LOG = "/admin/contest/log/"


@pytest.fixture
def log(organiser):
    """Acts of a judge and of the site itself."""
    judge = UserFactory(username="giam-khao", groups=[Role.JUDGE])
    for number in range(7):
        append([Done("changed", "contest.round", str(number), f"Vòng {number}")], judge)
    told = {"name": "=1+1", "is_public": True, "ceremony_on": None}
    append([Done("contest.details_seen", "contest.person", "7KQM2XWA", "7KQM-2XWA")], None)
    append([Done("created", "contest.contest", "5", "=cmd", 5, {}, told, "@Vì sao")], None)
    return organiser


def page(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def numbers(answer):
    return [
        int(row.td.text)
        for row in page(answer).select(".listing tbody tr")
        if row.td.text.isdigit()
    ]


def test_the_newest_stands_first_with_what_it_was_and_became(log):
    shown = page(log.get(LOG))
    first = shown.select_one(".listing tbody tr").text
    for word in ("Trang web tự làm", "Tạo mới", "=cmd", "=1+1", "có", "@Vì sao"):
        assert word in first
    assert AuditRecord.objects.first().link in shown.text


def test_every_word_is_there_in_english(log, client):
    user = UserFactory(groups=[Role.CONTEST_ORGANISER])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    text = page(client.get(LOG)).text
    for word in ("Log of acts", "The site, by itself", "Made", "Write down the last link"):
        assert word in text


def test_pages_go_on_from_a_number_and_stay_while_records_are_added(log, monkeypatch):
    monkeypatch.setattr(views, "RECORDS_A_PAGE", 3)
    newest = numbers(log.get(LOG))
    older = numbers(log.get(f"{LOG}?before={newest[-1]}"))
    assert older == [newest[-1] - 1, newest[-1] - 2, newest[-1] - 3]
    append([Done("changed", "contest.round", "1", "Vòng")], None)
    assert numbers(log.get(f"{LOG}?before={newest[-1]}")) == older
    assert numbers(log.get(f"{LOG}?after={older[0]}")) == newest
    read, address = [], LOG
    while address:
        answer = log.get(address)
        read += numbers(answer)
        links = page(answer).select("a[href*='before=']")
        address = f"{LOG}{links[0]['href']}" if links else ""
    assert read == sorted(AuditRecord.objects.values_list("number", flat=True), reverse=True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("act=created&kind=contest.contest&object=5", 1),
        ("actor=giam-khao", 7),
        ("kind=contest.round&object=3", 1),
        ("object=7kqm-2XWA", 1),
        ("actor=giam-khao&kind=contest.contest", 0),
    ],
)
def test_the_log_is_narrowed_by_act_account_and_object(log, query, found):
    assert len(numbers(log.get(f"{LOG}?{query}"))) == found


def test_the_site_itself_can_be_asked_for(log):
    found = numbers(log.get(f"{LOG}?actor=%3D&object=5"))
    assert len(found) == 1


def test_the_log_is_narrowed_by_day(log):
    today = timezone.localdate()
    everything = AuditRecord.objects.count()
    for day in (today, f"{today:%d/%m/%Y}"):
        assert len(numbers(log.get(f"{LOG}?first={day}&last={day}"))) == everything
    assert numbers(log.get(f"{LOG}?last=31/12/2020")) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("act=x", "act"),
        ("kind=x", "kind"),
        ("object=0-1", "object"),
        ("object=…", "object"),
        ("object=" + "9" * 30, "object"),
        ("first=31/02/2031", "first"),
        ("last=12/31/2031", "last"),
        ("first=2031-02-02&last=2031-02-01", "last"),
        ("first=0001-01-01", "first"),
        ("first=9999-12-31", "first"),
        ("last=0001-01-01", "last"),
        ("last=9999-12-31", "last"),
    ],
)
def test_what_can_not_be_read_is_said_at_its_field(log, query, field):
    answer = log.get(f"{LOG}?{query}")
    assert field in answer.context["form"].errors
    assert answer.context["form"].errors[field][0] in page(answer).text


@pytest.mark.parametrize(
    "query", ["before=x", "before=" + "9" * 40, "after=-1", "before=9&after=²"]
)
def test_a_number_that_is_none_shows_the_newest(log, query):
    assert log.get(f"{LOG}?{query}").status_code == 200


def download(client, format, query=""):
    answer = client.post(f"{LOG}export/{format}/?{query}")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return b"".join(answer).decode()


def test_the_exported_log_is_whole_and_ends_with_its_export(log):
    lines = download(log, "jsonl").splitlines(keepends=True)
    chain = check_lines(lines, [AuditRecord.objects.first().link])
    assert chain.faults == []
    assert chain.length == len(lines) == AuditRecord.objects.count()
    last = json.loads(lines[-1])
    assert (last["act"], last["actor"], last["after"]) == (
        "exported",
        "ban-to-chuc",
        {"format": "jsonl"},
    )


def test_erased_reasons_are_said_to_be_erased(log):
    AuditReason.objects.all().delete()
    assert "đã được xóa" in page(log.get(LOG)).select_one(".listing tbody tr").text
    assert check_lines(download(log, "jsonl").splitlines(keepends=True)).faults == []


def test_the_table_holds_what_is_shown_and_no_formula(log):
    text = download(log, "csv", "kind=contest.contest&object=5")
    assert text.startswith("\ufeff")
    _titles, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert "'=cmd" in row and "'@Vì sao" in row
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_other_formats_and_ways_are_refused(log):
    assert log.post(f"{LOG}export/xlsx/").status_code == 404
    before = AuditRecord.objects.count()
    assert log.get(f"{LOG}export/csv/").status_code == 405
    assert AuditRecord.objects.count() == before


def test_the_program_is_handed_out_as_it_runs_here(log):
    answer = log.get(f"{LOG}program/")
    with open(verifying.__file__, "rb") as file:
        assert answer.content == file.read()


@pytest.mark.parametrize("role", [each for each in Role if each != Role.CONTEST_ORGANISER])
def test_nobody_else_reads_or_takes_it(sign_in, role):
    client = sign_in(role)
    before = AuditRecord.objects.count()
    for address in (LOG, f"{LOG}program/"):
        assert client.get(address).status_code in (302, 403)
    assert client.post(f"{LOG}export/jsonl/").status_code in (302, 403)
    assert AuditRecord.objects.count() == before
    assert LOG not in client.get("/admin/").content.decode()


def test_a_page_costs_the_same_however_long_the_log_is(log, django_assert_max_num_queries):
    log.get(LOG)
    with django_assert_max_num_queries(40) as short:
        log.get(LOG)
    for number in range(100):
        append([Done("changed", "contest.round", str(number), f"Vòng {number}")], None)
    with django_assert_max_num_queries(len(short)):
        log.get(LOG)


def test_the_head_is_written_into_the_log_of_the_site(home, caplog):
    ContestFactory()
    caplog.set_level(logging.INFO)
    write_down_the_head_of_acts(timezone.now())
    assert AuditRecord.objects.first().link in caplog.text


def test_the_menu_leads_to_it(organiser):
    assert reverse("contest_log") in organiser.get("/admin/").content.decode()


def test_what_reads_alike_in_a_record_is_told_once(log):
    person = PersonFactory(contest=ContestFactory(), phone_digest="a" * 64, name_digest="b" * 64)
    judge = UserFactory(username="thu-ky", groups=[Role.CONTEST_SECRETARY])
    withheld = dict.fromkeys(["sealed", "phone_digest", "name_digest", "name_birth_digest"], "•••")
    done = Done("changed", "contest.person", str(person.pk), str(person))
    append([replace(done, before=withheld, after=withheld)], judge)
    row = page(log.get(LOG)).select_one(".listing tbody tr")
    assert [" ".join(each.get_text().split()) for each in row.select("li")] == [
        "thông tin đã mã hóa: không hiện → không hiện",
        "mã băm thông tin: không hiện → không hiện",
    ]
