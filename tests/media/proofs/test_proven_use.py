"""Proven use added up along the units of a day."""

import csv
import io
from collections import Counter
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from demo.factories.media import AssetFactory, KitFactory, ProofOfUseFactory
from demo.factories.programme import CampaignFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.enums import ProofKind, ProofState
from media.proofs.rollup import Told, roll_up, total
from units.models import Unit
from units.standing import Standing
from users.enums import Role

REPORT = "/admin/reports/proven-use/"
DAY = date(2025, 7, 1)


@st.composite
def registers(draw):
    """Units of any shape, rings of parents and of successors among them, and what they told."""
    count = draw(st.integers(1, 12))
    keys = st.integers(1, count)
    days = st.none() | st.dates(DAY - timedelta(days=2), DAY + timedelta(days=2))
    units = [
        Unit(pk=key, parent_id=draw(st.none() | keys), valid_from=draw(days), valid_to=draw(days))
        for key in range(1, count + 1)
    ]
    successors = draw(st.dictionaries(keys, st.lists(keys, max_size=3, unique=True)))
    told = draw(
        st.lists(
            st.builds(
                Told,
                unit=keys,
                kind=st.sampled_from(ProofKind.values),
                asset=st.integers(1, 5),
                proofs=st.integers(1, 9),
                pieces=st.integers(1, 100_000),
            ),
            max_size=20,
        )
    )
    return units, successors, told


@given(registers())
def test_every_sum_is_that_of_its_parts_and_nothing_is_lost_or_counted_twice(register):
    units, successors, told = register
    rows = roll_up(Standing(units, successors, DAY), told)
    valid = sorted(unit.pk for unit in units if unit.is_valid(DAY))
    assert sorted(row.unit.pk for row in rows if row.unit) == valid
    for place, row in enumerate(rows):
        below = []
        for other in rows[place + 1 :]:
            if other.unit is None or other.depth <= row.depth:
                break
            if other.depth == row.depth + 1:
                below.append(other.whole)
        parts = [row.own, *below] if row.unit else [row.own]
        assert row.whole.proofs == sum(part.proofs for part in parts)
        assert row.whole.pieces == sum((part.pieces for part in parts), Counter())
        assert row.whole.assets == set().union(*(part.assets for part in parts))
    everything = total(rows)
    assert everything.proofs == sum(each.proofs for each in told)
    assert everything.pieces.total() == sum(each.pieces for each in told)
    assert everything.assets == {each.asset for each in told}


@given(registers(), st.integers(1, 12))
def test_whoever_speaks_for_a_unit_speaks_for_what_stands_below_it(register, key):
    units, successors, _told = register
    key = min(key, len(units))
    standing = Standing(units, successors, DAY)
    within = standing.within(key)
    assert key in within
    for unit in units:
        if unit.pk in within and unit.is_valid(DAY):
            assert standing.within(unit.pk) <= within | {unit.pk}


@pytest.fixture
def register(home):
    """A province with three communes; two former ones were merged into the first."""
    province = UnitFactory(province=True)
    first, second, third = (
        UnitFactory(name=name, parent=province)
        for name in ("Xã Hoằng Hóa", "Xã Nga Sơn", "Xã Thọ Xuân")
    )
    old = [
        UnitFactory.former(first, name=name, parent=province)
        for name in ("Xã Hoằng Thắng", "Xã Hoằng Đông")
    ]
    return province, first, second, third, old


@pytest.fixture
def desk(client, home):
    client.force_login(UserFactory(groups=[Role.EDITOR]))
    return client


def lines(client, query=""):
    found = client.get(f"{REPORT}?{query}").context["object_list"]
    return {line.name: line for line in found}


@pytest.mark.django_db
def test_each_unit_of_the_day_has_a_line_and_parents_hold_their_parts(desk, register):
    province, first, second, third, old = register
    asset = AssetFactory()
    ProofOfUseFactory(unit=first, asset=asset, pieces=2)
    ProofOfUseFactory(unit=old[0], asset=asset, pieces=3, kind=ProofKind.POSTED)
    ProofOfUseFactory(unit=old[1], pieces=4)
    ProofOfUseFactory(unit=second, pieces=5, kind=ProofKind.READ_OUT)
    ProofOfUseFactory(unit=second, pieces=99, state=ProofState.REFUSED)
    ProofOfUseFactory(unit=province, pieces=6, kind=ProofKind.SHOWN)
    told = lines(desk)
    merged = told[first.name]
    assert (merged.proofs, merged.hung, merged.posted, merged.assets) == (3, 6, 3, 2)
    assert told[third.name].proofs == 0
    assert not {unit.name for unit in old} & set(told)
    whole = told[province.name]
    assert (whole.proofs, whole.own_proofs, whole.pieces, whole.assets) == (5, 1, 20, 4)
    assert (whole.hung, whole.shown, whole.posted, whole.read_out) == (6, 6, 3, 5)
    everything = next(iter(told.values()))
    assert (everything.proofs, everything.pieces) == (5, 20)
    before = lines(desk, "on=2025-06-30")
    assert before[old[0].name].proofs == 1 and before[old[1].name].proofs == 1


@pytest.mark.django_db
def test_what_is_added_up_and_shown_can_be_narrowed(desk, register):
    province, first, second, third, _old = register
    today = timezone.localdate()
    campaign = CampaignFactory(owner=province)
    kit = KitFactory(campaign=campaign)
    asset = AssetFactory(kit=kit)
    ProofOfUseFactory(unit=first, asset=asset, used_on=today - timedelta(days=2))
    ProofOfUseFactory(unit=second, state=ProofState.CHECKED)
    ProofOfUseFactory(unit=second, state=ProofState.REFUSED)
    for query, found in {
        f"campaign={campaign.pk}": 1,
        f"kit={kit.pk}": 1,
        f"asset_kind={asset.kind_id}": 2,
        "state=checked": 1,
        "state=refused": 1,
        "state=sent": 1,
        f"used_from={today}": 1,
        f"used_until={today}": 1,
        f"used_from={today - timedelta(days=2)}&used_until={today + timedelta(days=1)}": 2,
    }.items():
        assert lines(desk, query)[province.name].proofs == found, query
    assert third.name in lines(desk, "sent=nothing")
    assert first.name not in lines(desk, "sent=nothing")
    assert {first.name, second.name} < set(lines(desk, "sent=sent"))
    assert province.name not in lines(desk, "unit_kind=commune")


@pytest.mark.django_db
def test_what_no_unit_of_the_day_stands_for_is_still_counted(desk, home):
    lost = UnitFactory(name="Phòng giải thể", valid_to=date(2025, 7, 1))
    ProofOfUseFactory(unit=lost)
    told = lines(desk)
    assert told["Không thuộc đơn vị nào của ngày này"].proofs == 1
    assert next(iter(told.values())).proofs == 1


@pytest.mark.django_db
def test_files_hold_every_line_and_no_formula(desk, register):
    unit = UnitFactory(name='=HYPERLINK("http://x.example")')
    ProofOfUseFactory(unit=unit, pieces=7)
    answer = desk.get(f"{REPORT}?export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text))
    assert heading[0] == "Đơn vị"
    by_name = {row[0]: row for row in rows}
    assert by_name[f"'{unit.name}"][heading.index("Tổng số bản")] == "7"
    assert len(rows) == Unit.objects.valid().count() + 1
    answer = desk.get(f"{REPORT}?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.django_db
def test_only_those_who_see_all_proofs_see_the_report(client, home):
    for role, status in ((Role.CONTRIBUTOR, 302), (Role.EDITOR, 200), (Role.APPROVER, 200)):
        client.force_login(UserFactory(groups=[role], unit=UnitFactory()))
        assert client.get(REPORT).status_code == status, role
        assert client.get(f"{REPORT}results/").status_code == status, role


@pytest.mark.django_db
def test_nonsense_in_the_filters_is_said_and_breaks_nothing(desk, register):
    for value in ("x", "9" * 40, "9" * 5000, "2024-02-31", "%C3", "0001-01-01", "9999-12-31"):
        names = ("campaign", "kit", "asset_kind", "used_from", "used_until", "state", "on",
                 "unit_kind", "sent")  # fmt: skip
        for name in names:
            assert desk.get(f"{REPORT}?{name}={value}").status_code == 200, (name, value)


@pytest.mark.django_db
def test_more_units_and_proofs_take_no_more_queries(desk, register):
    counts = []
    for _again in range(2):
        for _number in range(5):
            ProofOfUseFactory(unit=UnitFactory(parent=register[0]))
        desk.get(REPORT)
        with CaptureQueriesContext(connection) as asked:
            desk.get(REPORT)
        counts.append(len(asked))
    assert counts[0] == counts[1]
