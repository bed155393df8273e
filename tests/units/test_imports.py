import unicodedata
from datetime import date

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from wagtail.models import ReferenceIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import ContentChange
from demo.factories.units import CommunityTeamFactory, UnitFactory
from tests.sqlite_steps import steps
from units.enums import UnitKind
from units.imports import teams, units
from units.imports.sheet import write_sheet
from units.imports.table import Column, ImportRefused, read_table
from units.imports.teams import import_teams
from units.imports.units import import_units
from units.imports.values import read_cell, read_codes, read_count, read_day, read_kind, safe_cell
from units.imports.writing import Outcome
from units.models import CommunityTeam, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def messages_in_english():
    with translation.override("en"):
        yield


VIETNAMESE = """Mã;Tên;Loại;Thuộc;Từ ngày;Không còn từ ngày;Kế tục
tinh;Ủy ban nhân dân tỉnh;tỉnh;;;;
xa-hoang-thang;Xã Hoằng Thắng;xã;tinh;;01/07/2025;xa-hoang-hoa
xa-hoang-hoa;Xã Hoằng Hóa;xã;tinh;01/07/2025;;
"""


def faults(take, content):
    with pytest.raises(ImportRefused) as refused:
        take(content if isinstance(content, bytes) else content.encode())
    return [str(fault) for fault in refused.value.faults]


def test_a_file_of_units_is_taken_with_parents_periods_and_successors():
    assert import_units(VIETNAMESE.encode()) == Outcome(3, 0, 0)
    old = Unit.objects.get(code="xa-hoang-thang")
    assert (old.kind, old.parent.code, old.valid_to) == (
        UnitKind.COMMUNE,
        "tinh",
        date(2025, 7, 1),
    )
    assert [unit.name for unit in Unit.objects.named("hoang thang")] == ["Xã Hoằng Hóa"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_delimiter_byte_order_mark_and_unicode_form_do_not_matter(delimiter, encoding, form):
    content = unicodedata.normalize(form, VIETNAMESE.replace(";", delimiter))
    assert import_units(content.encode(encoding)).created == 3
    assert Unit.objects.filter(name="Xã Hoằng Hóa").exists()


@pytest.mark.parametrize(
    "header",
    [
        "code,name,kind",
        "Mã,Tên,Loại",
        "ma don vi,TEN DON VI,loai",
        "STT,Mã,Tên,Loại,Ghi chú",
    ],
)
def test_headers_are_known_in_two_languages_and_without_marks(header):
    row = {"STT": "1", "Ghi chú": "x"}
    cells = ["a", "Xã A", "commune"]
    line = ",".join(row.get(name) or cells.pop(0) for name in header.split(","))
    assert import_units(f"{header}\r\n{line}\r\n\r\n".encode()).created == 1


def test_a_file_taken_twice_changes_nothing_the_second_time():
    import_units(VIETNAMESE.encode())
    before = ContentChange.version()
    assert import_units(VIETNAMESE.encode()) == Outcome(0, 0, 3)
    assert ContentChange.version() == before


def test_a_unit_is_found_by_code_and_brought_up_to_date():
    UnitFactory(code="a", name="Xã A", address="Thôn 1", short_name="A")
    assert import_units(b"code,name,kind,address\na,Xa Moi,xa,\n") == Outcome(0, 1, 0)
    unit = Unit.objects.get()
    assert (unit.name, unit.address, unit.short_name) == ("Xa Moi", "", "A")
    assert list(Unit.objects.matching("xa moi")) == [unit]


def test_successors_are_replaced_and_counted_as_a_change():
    import_units(VIETNAMESE.encode())
    changed = VIETNAMESE.replace("01/07/2025;xa-hoang-hoa", "01/07/2025;")
    assert import_units(changed.encode()) == Outcome(0, 1, 2)
    assert not Unit.objects.get(code="xa-hoang-thang").successors.exists()


def test_a_child_may_stand_before_its_new_parent():
    content = b"code,name,kind,parent\nc,C,xa,b\nb,B,huyen,a\na,A,tinh,\n"
    assert import_units(content).created == 3
    assert Unit.objects.get(code="c").parent.parent.code == "a"


def test_pages_and_search_hear_of_an_import(django_capture_on_commit_callbacks):
    before = ContentChange.version()
    with django_capture_on_commit_callbacks(execute=True):
        import_units(VIETNAMESE.encode())
    assert ContentChange.version() != before
    province = Unit.objects.get(code="tinh")
    assert ReferenceIndex.get_references_to(province).count() == 2


def test_every_bad_row_is_named_with_its_field_and_nothing_is_taken():
    content = """code,name,kind,parent,valid_from,valid_to,website
a,,xã,,,,
b,Xã B,hành tinh,,,,
c,Xã C,xã,khong-co,,,
d,Xã D,xã,,31/02/2025,,
e,Xã E,xã,,02/07/2025,01/07/2025,
f,Xã F,xã,,,hôm qua,
mã có dấu,Xã G,xã,,,,
h,Xã H,xã,,,,không phải địa chỉ
i,Xã I,xã,,,,
i,Xã I,xã,,,,
k,Xã K,xã,k,,,
"""
    told = faults(import_units, content.replace("a,,xã", "a,Xã A,xã"))
    assert [line.split(",")[0] for line in told] == [
        f"Row {number}" for number in (3, 4, 5, 6, 7, 8, 9, 11, 12)
    ]
    assert not Unit.objects.exists()
    assert len(faults(import_units, content)) == 1


def test_a_ring_of_parents_in_a_file_is_refused():
    told = faults(import_units, "code,name,kind,parent\na,A,xã,b\nb,B,xã,a\n")
    assert len(told) == 2


def test_a_succession_that_leads_nowhere_is_refused():
    late = VIETNAMESE.replace("tinh;01/07/2025;;", "tinh;02/07/2025;;")
    assert "01/07/2025" in faults(import_units, late)[0]
    unknown = VIETNAMESE.replace(";xa-hoang-hoa\n", ";xa-khac\n")
    assert "xa-khac" in faults(import_units, unknown)[0]


def test_a_new_period_may_not_break_a_succession_that_is_stored():
    import_units(VIETNAMESE.encode())
    told = faults(import_units, "code,name,kind,valid_from\nxa-hoang-hoa,Xã,xã,01/01/2026\n")
    assert "Xã Hoằng Thắng" in told[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"code,name,kind\n",
        b"code,name\na,A\n",
        b"code,name,kind,colour\na,A,xa,red\n",
        b"code,name,name,kind\na,A,A,xa\n",
        b"code,name,kind\na,A\n",
        b"code,name,kind\na,A,xa,more\n",
        b'code,name,kind\na,"A,xa\n',
        b'code,name,kind\na,"A"B,xa\n',
        b"code,name,kind\na,A\x00B,xa\n",
        b'code,name,kind\na,"A\nB",xa\n',
        b"code,name,kind\na,\xff\xfe,xa\n",
        b"\xff\xfea",
        b"PK\x03\x04 a workbook",
        b"code,name,kind\n" + b"a,A,xa\n" * 2001,
        b"x" * (2 * 1024 * 1024 + 1),
        b"code,name,kind\na," + b"A" * 201 + b",xa\n",
        b"code,name,kind\na," + b"A" * 140_000 + b",xa\n",
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_a_reason(content):
    told = faults(import_units, content)
    assert all(told)
    assert not Unit.objects.exists()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        read_table(content, units.COLUMNS)
    except ImportRefused as refused:
        assert str(refused)


def _communes(count):
    lines = [f"xa-{n},Xã Số {n},xã,tinh,01/07/2025" for n in range(count)]
    return "\n".join(["code,name,kind,parent,valid_from", "tinh,Tỉnh,tỉnh,,", *lines]).encode()


def test_166_communes_are_taken_in_one_go():
    with CaptureQueriesContext(connection) as few:
        import_units(_communes(3))
    Unit.objects.update(parent=None)
    Unit.objects.all().delete()
    with CaptureQueriesContext(connection) as many:
        assert import_units(_communes(166)).created == 167
    assert len(many) <= len(few) + 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the instructions of SQLite")
def test_ten_times_the_communes_take_about_ten_times_the_work():
    """A statement that looks each row up among all the others would take a hundred times as much."""

    def renamed(count):
        content = _communes(count).replace("Xã Số".encode(), "Xã Mới".encode())
        return steps(lambda: import_units(content))

    import_units(_communes(1999))
    assert 0 < renamed(1999) < 20 * renamed(199)


TEAMS = """xã,tên,địa bàn,liên hệ,giờ,số thành viên
xa-hoang-hoa,Tổ thôn 1,Thôn 1,Nhà văn hóa,07:30–11:30,7
Xã Hoằng Thắng,Tổ thôn 2,Thôn 2,,,
"""


@pytest.fixture
def commune():
    commune = UnitFactory(code="xa-hoang-hoa", name="Xã Hoằng Hóa")
    UnitFactory.former(commune, name="Xã Hoằng Thắng")
    return commune


def test_teams_are_taken_by_the_code_or_the_name_of_their_commune_old_or_new(commune):
    assert import_teams(TEAMS.encode()) == Outcome(2, 0, 0)
    assert {team.commune for team in CommunityTeam.objects.all()} == {commune}
    assert import_teams(TEAMS.encode()) == Outcome(0, 0, 2)
    assert import_teams(TEAMS.replace(",7", ",8").encode()) == Outcome(0, 1, 1)
    assert CommunityTeam.objects.get(name="Tổ thôn 1").members == 8


def test_bad_rows_of_teams_are_named(commune):
    UnitFactory(code="x1", name="Xã Trùng"), UnitFactory(code="x2", name="Xã Trùng")
    UnitFactory(code="so", department=True, name="Sở")
    told = faults(
        import_teams,
        "xã,tên,số thành viên\n"
        "không có,A,\n"
        "Xã Trùng,B,\n"
        "xa-hoang-hoa,C,bảy\n"
        "xa-hoang-hoa,D,-1\n"
        "xa-hoang-hoa,E,99999999999999999999\n"
        "xa-hoang-hoa,E,1\n"
        f"xa-hoang-hoa,{'F' * 201},1\n"
        "so,G,1\n",
    )
    assert len(told) == 8
    assert "x1, x2" in told[1]
    assert not CommunityTeam.objects.exists()


def test_what_is_downloaded_can_be_taken_back_without_a_change(commune):
    UnitFactory(name="=HYPERLINK(1)", short_name="'@đơn vị'", parent=UnitFactory(province=True))
    told = {"headcount_source": "+ Niên giám", "headcount_on": date(2025, 7, 1)}
    UnitFactory(name="Xã Nga Sơn", headcount=18_250, **told)
    CommunityTeamFactory(commune=commune, contact="+84 237 000 000", members=None)
    sheet = write_sheet(units.COLUMNS, units.register_rows())
    assert b"\n=" not in sheet
    assert b",=" not in sheet
    assert import_units(sheet) == Outcome(0, 0, Unit.objects.count())
    sheet = write_sheet(teams.COLUMNS, teams.team_rows())
    assert import_teams(sheet) == Outcome(0, 0, 1)


def test_a_file_says_how_many_people_units_have_from_where_and_of_which_day():
    header = "mã,tên,loại,số người,nguồn số người,ngày số liệu"
    import_units(f"{header}\na,A,xã,18.250,Thống kê,01/07/2025\nb,B,xã,,,\n".encode())
    told = Unit.objects.order_by("code").values_list(
        "headcount", "headcount_source", "headcount_on"
    )
    assert list(told) == [(18_250, "Thống kê", date(2025, 7, 1)), (None, "", None)]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ("1.25,Thống kê,01/07/2025", "Number of people"),
        ("nhiều,Thống kê,01/07/2025", "Number of people"),
        ("99999999999999999999,Thống kê,01/07/2025", "Number of people"),
        ("0,Thống kê,01/07/2025", "Number of people"),
        ("4000000000,Thống kê,01/07/2025", "Number of people"),
        (",Thống kê,01/07/2025", "Number of people"),
        ("9,,01/07/2025", "Source of the number"),
        ("9,Thống kê,", "Day of the number"),
    ],
)
def test_a_number_of_people_that_can_t_be_or_lacks_something_is_refused(cells, field):
    (told,) = faults(
        import_units, f"mã,tên,loại,số người,nguồn số người,ngày số liệu\na,A,xã,{cells}\n"
    )
    assert field in told
    assert not Unit.objects.exists()


@given(st.integers(1, 999_999_999))
def test_a_number_of_people_is_read_however_its_thousands_are_parted(number):
    for mark in (",", ".", " ", ""):
        assert read_count(f"{number:,}".replace(",", mark)) == number


def test_the_samples_can_be_taken():
    assert import_units(write_sheet(units.COLUMNS, units.sample_rows())).created == 2
    assert import_teams(write_sheet(teams.COLUMNS, teams.sample_rows())).created == 1


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20))
def test_no_cell_is_a_live_formula_and_each_reads_back(value):
    value = value.strip()
    cell = safe_cell(value)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert read_cell(cell) == value


@given(st.dates())
def test_days_are_read_as_vietnamese_write_them_and_as_iso(day):
    assert read_day(f"{day.day}/{day.month}/{day.year:04d}") == day
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize("cell", ["32/01/2025", "2025", "1/1/25", "٣/٠١/٢٠٢٥", "0/0/0000"])
def test_what_is_no_day_is_told(cell):
    with pytest.raises(ValueError, match=r"."):
        read_day(cell)


def test_kinds_are_known_by_value_label_and_usual_words():
    for kind in UnitKind:
        assert read_kind(kind.value) == kind
        assert read_kind(str(kind.label)) == kind
    assert read_kind("Phường") == read_kind("thị trấn") == UnitKind.COMMUNE


def test_codes_stand_apart_by_any_usual_sign():
    assert read_codes("a, b;c|d  a") == ["a", "b", "c", "d"]


def test_a_column_is_called_by_its_label_too():
    assert Column("x", "Từ ngày", ()).is_called("tu  NGAY:")


def test_the_commands_take_files_and_tell_what_is_wrong(tmp_path, capsys):
    file = tmp_path / "units.csv"
    file.write_text(VIETNAMESE)
    call_command("import_units", file)
    assert "3 new" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nothing was taken"):
        call_command("import_teams", file)
    with pytest.raises(CommandError, match="can't be read"):
        call_command("import_units", tmp_path / "none.csv")
    file.write_text(TEAMS)
    call_command("import_teams", file)
    assert "2 new" in capsys.readouterr().out
