"""The report of downloads: the same sums however they are added up, as a page and as files."""

import csv
import io
from datetime import date, timedelta

from django.utils import timezone

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st
from openpyxl import load_workbook

from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, VariantFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.delivery.counting import Numbers
from media.delivery.report import BY
from media.delivery.tally import WAYS, tally, totals
from media.duties import add_up_downloads
from media.models import Download, DownloadCount
from tests.media.conftest import permitted

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/reports/downloads/"
FIRST_DAY = date(2021, 10, 1)


@pytest.fixture
def library(home):
    """Two kits; the second has assets of another kind."""
    first = KitFactory.with_files(name="Bộ áp phích")
    second = KitFactory(name="Bộ loa")
    asset = AssetFactory(kit=second, name="Bản tin", kind=AssetKindFactory(name="Âm thanh"))
    VariantFactory(asset=asset, name="Đọc")
    return first, second


def count(kit, variant=None, day=FIRST_DAY, numbers=(1, 0, 0), **values):
    counted, repeats, robots = numbers
    values.setdefault("whole_kit", variant is None)
    return DownloadCount.objects.create(
        kit=kit, variant=variant, day=day, count=counted, repeats=repeats, robots=robots, **values
    )


@pytest.fixture
def taken(library):
    """Some days of both kits, and today."""
    first, second = library
    poster, picture = first.assets.get().variants.all()
    bulletin = second.assets.get().variants.get()
    unit = UnitFactory(name="Xã Hoa Lư")
    count(first, numbers=(5, 1, 2))
    count(first, poster, numbers=(7, 0, 1))
    count(first, poster, day=FIRST_DAY + timedelta(days=1), numbers=(3, 2, 0), outlet="Báo Ví dụ")
    count(first, picture, numbers=(2, 0, 0), unit=unit)
    count(first, picture, numbers=(4, 0, 0), in_archive=True)
    count(second, bulletin, numbers=(6, 0, 0), handover="store")
    for reader in "aab":
        Download.objects.create(kit=first, variant=poster, reader=reader)
    return first, second


def lines(office, query=""):
    return list(office.get(f"{ADDRESS}?{query}").context["object_list"])


def rows_of(office, query=""):
    return [(line.asset, line.variant, line.taken_as, line.count) for line in lines(office, query)]


def exported(office, query=""):
    answer = office.get(f"{ADDRESS}?export=csv&{query}")
    text = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_files_are_listed_with_what_was_taken_most_first(office, taken):
    poster = "Áp phích của Bộ áp phích"
    assert rows_of(office) == [
        (poster, "Gốc véc-tơ", "Tệp lẻ", 12),
        ("Bản tin", "Đọc", "Tệp lẻ", 6),
        ("", "", "Cả bộ", 5),
        (poster, "Ảnh đăng mạng", "Tệp trong gói chọn lẻ", 4),
        (poster, "Ảnh đăng mạng", "Tệp lẻ", 2),
    ]


def test_today_is_in_it_as_it_will_be_tomorrow(office, taken):
    ways = ("", "asset", "kit", "taker")
    before = {by: exported(office, f"by={by}") for by in ways}
    Download.objects.update(at=timezone.now() - timedelta(days=1))
    add_up_downloads(timezone.now())
    assert not Download.objects.exists()
    assert {by: exported(office, f"by={by}") for by in before} == before


@pytest.mark.parametrize("by", ["", *(by for by, _label in BY)])
def test_every_way_to_add_up_comes_to_the_same_sum(office, taken, by):
    answer = office.get(f"{ADDRESS}?by={by}")
    assert dict(answer.context["totals"]) == {
        "Do trang gửi": Numbers(23, 4, 3),
        "Chuyển cho kho đối tượng": Numbers(6, 0, 0),
    }
    found = exported(office, f"by={by}")
    assert sum(int(row["Lượt tải"]) for row in found) == 29
    assert sum(int(row["Tải lại"]) for row in found) == 4
    assert sum(int(row["Máy tự động"]) for row in found) == 3


def test_a_long_report_has_pages_and_the_totals_of_all(office, library):
    kit, _other = library
    for number in range(60):
        count(kit, day=FIRST_DAY + timedelta(days=number))
    answer = office.get(f"{ADDRESS}?by=day")
    assert len(answer.context["object_list"]) == 50
    assert [numbers.count for _name, numbers in answer.context["totals"]] == [60]
    assert len(lines(office, "by=day&p=2")) == 10
    assert len(exported(office, "by=day")) == 60


def test_days_stand_newest_first(office, taken):
    found = [line.day for line in lines(office, "by=day")]
    assert found == sorted(found, reverse=True)
    assert found[0] == timezone.localdate()
    assert "01/10/2021" in office.get(f"{ADDRESS}?by=day").content.decode()
    assert found[-1] == FIRST_DAY


def test_it_can_be_narrowed(office, taken):
    first, second = taken
    unit = DownloadCount.objects.get(unit__isnull=False).unit_id
    kind = second.assets.get().kind_id

    def sum_of(query):
        return sum(line.count for line in lines(office, query))

    assert sum_of(f"kit={first.pk}") == 23
    assert sum_of(f"kind={kind}") == 6
    assert sum_of(f"unit={unit}") == 2
    assert sum_of("outlet=Báo+Ví+dụ") == 3
    assert sum_of("handover=store") == 6
    assert sum_of("day_from=2021-10-02&day_to=2021-10-31") == 3
    assert sum_of(f"day_from={timezone.localdate()}&by=everything") == 2
    assert sum_of(f"kit={first.pk}&handover=store") == 0


@pytest.mark.parametrize(
    "query",
    [
        "kit=x",
        "kit=" + "9" * 40,
        "kind=-1",
        "unit=0",
        "outlet=Báo+lạ",
        "handover=pigeon",
        "by=moon",
        "by=file",
        "day_from=yesterday",
        "day_from=0001-01-01&day_to=9999-12-31&by=moon",
    ],
)
def test_what_can_not_be_asked_finds_nothing(office, taken, query):
    assert office.get(f"{ADDRESS}?{query}").status_code == 200
    assert lines(office, query) == []
    assert exported(office, query) == []


def test_it_bears_every_day_there_is(office, taken):
    assert sum(line.count for line in lines(office, "day_from=0001-01-01&day_to=9999-12-31")) == 29


def test_files_hold_no_formula(office, library):
    kit, _other = library
    count(kit, outlet='=HYPERLINK("http://x")')
    assert exported(office, "by=taker")[0]["Nơi nhận"].startswith("'=")
    answer = office.get(f"{ADDRESS}?by=everything&export=xlsx")
    assert 'filename="luot-tai-everything.xlsx"' in answer["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    heading, row = sheet.iter_rows()
    assert [cell.value for cell in heading][:2] == ["Ngày", "Bộ truyền thông"]
    assert {cell.data_type for cell in row} <= {"s", "inlineStr", "n", "d"}
    assert row[0].value == FIRST_DAY


def test_what_was_deleted_since_keeps_its_numbers(office, taken):
    first, _second = taken
    first.assets.get().variants.first().delete()
    assert ("đã bị xóa", "đã bị xóa", "Tệp lẻ", 12) in rows_of(office)
    assert sum(line.count for line in lines(office, "by=asset")) == 29


def test_a_report_of_many_files_asks_few_questions(office, library, django_assert_max_num_queries):
    kit, _other = library
    asset = kit.assets.get()
    for number in range(30):
        count(kit, VariantFactory(asset=asset, name=f"Bản {number}"))
    with django_assert_max_num_queries(40):
        office.get(ADDRESS)
    for number in range(30):
        count(kit, VariantFactory(asset=asset, name=f"Bản nữa {number}"), outlet=f"Báo {number}")
    with django_assert_max_num_queries(40):
        office.get(ADDRESS)


def test_it_is_for_people_who_may_see_kits(client, taken):
    client.force_login(permitted())
    assert client.get(ADDRESS).status_code == 302
    assert "reports/downloads" not in client.get("/admin/").content.decode()
    client.force_login(permitted("view_kit"))
    assert client.get(ADDRESS).status_code == 200
    assert client.get(f"{ADDRESS}results/").status_code == 200
    assert "reports/downloads" in client.get("/admin/").content.decode()
    client.force_login(UserFactory())
    assert client.get(ADDRESS).status_code in (302, 403)


def test_a_kits_screen_tells_its_numbers_and_leads_to_the_report(office, taken):
    first, _second = taken
    html = office.get(f"/admin/snippets/media/kit/edit/{first.pk}/").content.decode()
    assert "cả bộ 5, từng tệp 14, tệp chọn trong bộ 4" in html
    assert f"{ADDRESS}?kit={first.pk}" in html


@given(
    days=st.lists(
        st.tuples(
            st.integers(0, 3),
            st.sampled_from(["", "Báo A", "Báo B"]),
            st.sampled_from(["site", "nginx", "store"]),
            st.booleans(),
            st.booleans(),
            st.sampled_from(["", "a", "b"]),
        ),
        max_size=20,
    )
)
@of_hypothesis(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sums_are_the_same_before_and_after_a_day_is_added_up(library, days):
    Download.objects.all().delete()
    DownloadCount.objects.all().delete()
    kit, _other = library
    variant = kit.assets.get().variants.first()
    now = timezone.now()
    for ago, outlet, handover, whole, is_robot, reader in days:
        Download.objects.create(
            kit=kit,
            variant=None if whole else variant,
            whole_kit=whole,
            outlet=outlet,
            handover=handover,
            is_robot=is_robot,
            reader=reader,
            at=now - timedelta(days=ago),
        )

    def sums():
        return {
            way: {
                (*map(str, line.key.items()),): line.numbers
                for line in tally(DownloadCount.objects.all(), Download.objects.all(), way)
            }
            for way in WAYS
        }

    before = sums()
    add_up_downloads(now)
    assert sums() == before
    everything = tally(DownloadCount.objects.all(), Download.objects.all(), "everything")
    told = totals(everything)
    assert sum(n.count + n.repeats + n.robots for _name, n in told) == len(days)
