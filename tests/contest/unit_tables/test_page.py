"""The page of the tables and the file, as readers get them."""

import csv
import gzip
import io
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest.models import UnitTable, UnitTableRow
from contest.unit_tables.making import make, make_due
from demo.factories.contest import RoundFactory, at
from demo.factories.units import UnitFactory
from tests.contest.unit_tables.conftest import CLOSED, Played
from units.enums import UnitKind
from units.models import Unit

pytestmark = pytest.mark.django_db

PAGE, FILE = "/contest/tim-hieu/units/", "/contest/tim-hieu/units/units.csv"
LATER = CLOSED + timedelta(minutes=2)


@pytest.fixture
def shown(played):
    """A table of three communes and a body, as of the close."""
    told = {"headcount_source": "Niên giám thống kê", "headcount_on": date(2021, 7, 1)}
    nga_son = UnitFactory(name="Xã Nga Sơn", name_en="Nga Son", headcount=12_000, **told)
    tho_xuan = UnitFactory(name="Xã Thọ Xuân", headcount=3_000, **told)
    UnitFactory(name="Xã Quan Sơn")
    health = UnitFactory(kind=UnitKind.DEPARTMENT, name="Sở Y tế", headcount=200, **told)
    for unit in [nga_son] * 3 + [tho_xuan] + [health] * 2 + [None]:
        played.entry(unit)
    return make(played.contest, CLOSED, LATER)


def rows_of(response, part):
    page = BeautifulSoup(response.content, "html.parser")
    body = page.select_one(f"section[aria-labelledby={part}] tbody")
    return [[cell.get_text(strip=True) for cell in row.select("td, th")] for row in body("tr")]


def test_communes_stand_by_people_per_head_and_bodies_by_themselves(client, shown):
    response = client.get(PAGE)
    assert rows_of(response, "communes") == [
        ["1", "Xã Thọ Xuân", "1", "3.000", "0,3"],
        ["2", "Xã Nga Sơn", "3", "12.000", "0,3"],
        ["–", "Xã Quan Sơn", "0", "chưa có", "–"],
    ]
    assert rows_of(response, "bodies") == [["1", "Sở Y tế", "2", "200", "10,0"]]
    page = response.content.decode()
    assert "Niên giám thống kê (01/07/2021)" in page
    assert "Ngoài ra có 1 người không khai đơn vị nào trong bảng." in page
    assert "08/09/2021" in page
    assert "public" in response["Cache-Control"] and not response.cookies


def test_links_put_it_in_other_orders(client, shown):
    links = BeautifulSoup(client.get(PAGE).content, "html.parser").select("ul.order a")
    assert [link["href"] for link in links] == ["?sort=people", "?sort=name"]
    by_people = rows_of(client.get(PAGE, {"sort": "people"}), "communes")
    assert [row[:2] for row in by_people] == [
        ["1", "Xã Nga Sơn"],
        ["2", "Xã Thọ Xuân"],
        ["–", "Xã Quan Sơn"],
    ]
    by_name = rows_of(client.get(PAGE, {"sort": "name"}), "communes")
    assert [row[1] for row in by_name] == ["Xã Nga Sơn", "Xã Quan Sơn", "Xã Thọ Xuân"]


def test_english_readers_have_their_own(client, shown):
    response = client.get(f"/en{PAGE}")
    assert rows_of(response, "communes")[1][1] == "Nga Son"
    assert "Communes and wards" in response.content.decode()


def test_the_file_tells_the_same_to_programs(client, shown):
    response = client.get(FILE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [line[2] for line in lines[1:]] == [
        "Xã Thọ Xuân",
        "Xã Nga Sơn",
        "Xã Quan Sơn",
        "Sở Y tế",
    ]
    assert lines[2][4:] == [
        "3", "12000", "0.3", "Niên giám thống kê", "01/07/2021", "2021-09-08T09:00:00+07:00",
    ]  # fmt: skip
    assert client.get(FILE, {"table": str(shown.pk)}).content == response.content


def test_no_table_that_knows_of_an_open_round_is_shown(client, home):
    now = timezone.now()
    played = Played()
    played.round.opens_at, played.round.closes_at = now - timedelta(days=2), now + timedelta(days=1)
    played.round.save()
    played.entry(UnitFactory(name="Xã Nga Sơn"), sent=now - timedelta(days=1, hours=2))
    before = client.get(PAGE).content
    make_due(now)
    table = UnitTable.objects.get()
    assert client.get(PAGE).content == before
    assert "Chưa có bảng nào." in before.decode()
    assert client.get(FILE).status_code == 404
    assert client.get(PAGE, {"table": str(table.pk)}).content == before
    played.round.closes_at = now
    played.round.save()
    assert rows_of(client.get(PAGE), "communes")[0][1:3] == ["Xã Nga Sơn", "1"]


def test_a_table_of_the_round_before_stays_while_the_next_is_open(client, shown, played):
    now = timezone.now()
    RoundFactory(
        contest=played.contest, number=2, opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
    )  # fmt: skip
    make_due(now)
    assert UnitTable.objects.shown(now).get() == shown
    page = client.get(PAGE).content.decode()
    assert "Các bảng tiếp theo hiện ra sau khi Đợt thi 2 đóng" in page
    held = UnitTable.objects.exclude(pk=shown.pk).get()
    assert client.get(PAGE, {"table": str(held.pk)}).status_code == 404


def test_earlier_tables_are_reached_by_their_moment(client, shown, played):
    earlier = make(played.contest, at("2021-09-03 11:00"), LATER)
    page = client.get(PAGE).content.decode()
    assert f"?table={earlier.pk}" in page
    assert "03/09/2021" in client.get(PAGE, {"table": str(earlier.pk)}).content.decode()


@pytest.mark.parametrize("asked", ["0", "9" * 30, "x", "-1", "1e3", "²"])
def test_a_table_that_isn_t_there_is_not_found(client, shown, asked):
    for address in (PAGE, FILE):
        assert client.get(address, {"table": asked}).status_code == 404


def test_an_order_that_isn_t_there_is_the_usual_one(client, shown):
    usual = rows_of(client.get(PAGE), "communes")
    for asked in ("x", "SHARE", "'" * 99):
        assert rows_of(client.get(PAGE, {"sort": asked}), "communes") == usual


def test_while_the_tables_are_held_back_readers_see_the_reason_alone(client, shown, played):
    played.contest.tables_hold = "Đang đối chiếu số người của các xã."
    played.contest.save()
    page = client.get(PAGE).content.decode()
    assert "Đang đối chiếu số người của các xã." in page
    assert "Thọ Xuân" not in page
    assert client.get(FILE).status_code == 404
    assert 'lang="vi"' in client.get(f"/en{PAGE}").content.decode().split("<main")[1]


def test_a_contest_without_an_hour_has_no_such_page(client, shown, played):
    assert PAGE in client.get("/contest/tim-hieu/").content.decode()
    assert PAGE in client.get("/sitemap.xml").content.decode()
    played.contest.tables_at = None
    played.contest.save()
    assert client.get(PAGE).status_code == client.get(FILE).status_code == 404
    assert PAGE not in client.get("/contest/tim-hieu/").content.decode()
    assert PAGE not in client.get("/sitemap.xml").content.decode()
    assert client.get("/contest/khong-co/units/").status_code == 404


def test_a_page_of_226_units_asks_few_questions_and_is_light(
    client, played, django_assert_max_num_queries
):
    table = UnitTable.objects.create(
        contest=played.contest, as_of=CLOSED, made_at=LATER, without_unit=12
    )
    units = [
        UnitFactory.build(
            code=f"u{number}", kind=UnitKind.COMMUNE if number < 166 else UnitKind.DEPARTMENT,
            name=f"Đơn vị hành chính số {number} của tỉnh",
        )
        for number in range(226)
    ]  # fmt: skip
    for unit in units:
        unit.derive()
    Unit.objects.bulk_create(units)
    UnitTableRow.objects.bulk_create(
        UnitTableRow(
            table=table, unit=unit, people=number * 37 % 991, headcount=9_000 + number * 131,
            headcount_source="Niên giám thống kê", headcount_on=date(2021, 7, 1),
        )
        for number, unit in enumerate(units)
    )  # fmt: skip
    with django_assert_max_num_queries(45):
        page = client.get(PAGE)
    assert len(rows_of(page, "communes")) == 166 and len(rows_of(page, "bodies")) == 60
    # Style, fonts and scripts of every page take 45 of the 60 KB (tests/browser/test_contest.py weighs them).
    assert len(gzip.compress(page.content, 6)) < 15_000


def test_no_request_counts_entries(client, shown):
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
        client.get(FILE)
    assert not [each["sql"] for each in asked if "contest_entry" in each["sql"]]
