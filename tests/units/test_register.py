import unicodedata
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.units import CommunityTeamFactory, UnitFactory
from units.enums import UnitKind
from units.models import CommunityTeam, Unit
from units.succession import heirs
from units.tree import build_tree, walk

REFORM = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def messages_in_english():
    with translation.override("en"):
        yield


def names(units):
    return [unit.name for unit in units]


@pytest.mark.django_db
def test_a_unit_exists_from_its_first_day_until_the_day_it_ends():
    UnitFactory(name="Xã Hoằng Thắng", valid_from=date(1954, 1, 1), valid_to=REFORM)
    UnitFactory(name="Xã Hoằng Hóa", valid_from=REFORM)
    UnitFactory(name="Xã Thạch Thành")
    assert names(Unit.objects.valid(REFORM - timedelta(days=1))) == [
        "Xã Hoằng Thắng",
        "Xã Thạch Thành",
    ]
    assert names(Unit.objects.valid(REFORM)) == ["Xã Hoằng Hóa", "Xã Thạch Thành"]


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2000, 1, 8))


@given(DAYS, DAYS, st.dates(date(1999, 12, 30), date(2000, 1, 10)))
def test_exactly_the_days_of_the_period_are_valid(first, end, day):
    unit = Unit(valid_from=first, valid_to=end)
    inside = (first or date.min) <= day < (end or date.max)
    assert unit.is_valid(day) == inside


@pytest.mark.django_db
@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), st.dates(date(1999, 12, 30), date(2000, 1, 10)))
def test_the_register_answers_for_a_day_as_each_unit_does(periods, day):
    with transaction.atomic():
        units = [
            Unit.objects.create(code=f"u{number}", name="x", valid_from=first, valid_to=end)
            for number, (first, end) in enumerate(periods)
            if first is None or end is None or first < end
        ]
        assert set(Unit.objects.valid(day)) == {unit for unit in units if unit.is_valid(day)}
        transaction.set_rollback(True)


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_units_meet_when_some_day_has_both(first, end, other_first, other_end):
    one, other = (
        Unit(valid_from=first, valid_to=end),
        Unit(valid_from=other_first, valid_to=other_end),
    )
    for unit in (one, other):
        if unit.valid_from and unit.valid_to and unit.valid_from >= unit.valid_to:
            return
    days = [date(1999, 12, 25) + timedelta(days=n) for n in range(30)]
    assert one.meets(other) == any(one.is_valid(day) and other.is_valid(day) for day in days)


@pytest.mark.django_db
def test_the_database_refuses_an_empty_period():
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(code="a", name="A", valid_from=REFORM, valid_to=REFORM)


@pytest.mark.django_db
def test_an_empty_period_is_told_at_its_last_day():
    with pytest.raises(ValidationError) as wrong:
        UnitFactory.build(valid_from=REFORM, valid_to=REFORM).full_clean()
    assert list(wrong.value.message_dict) == ["valid_to"]


@pytest.mark.django_db
def test_a_unit_cannot_stand_below_itself():
    province = UnitFactory(province=True)
    department = UnitFactory(department=True, parent=province)
    province.parent = department
    with pytest.raises(ValidationError, match="below it"):
        province.clean()
    department.parent = department
    with pytest.raises(ValidationError, match="below it"):
        department.clean()


@pytest.mark.django_db
def test_a_ring_that_is_in_the_data_already_does_not_hang_the_form():
    one, two = UnitFactory(), UnitFactory()
    Unit.objects.filter(pk=one.pk).update(parent=two)
    Unit.objects.filter(pk=two.pk).update(parent=one)
    UnitFactory.build(parent=Unit.objects.get(pk=one.pk)).clean()


@pytest.mark.django_db
def test_units_stand_at_most_ten_deep():
    unit = None
    for _number in range(10):
        unit = UnitFactory(parent=unit)
    with pytest.raises(ValidationError, match="10"):
        UnitFactory.build(parent=unit).clean()


@pytest.mark.django_db
def test_a_unit_belongs_only_to_one_of_its_own_time():
    former = UnitFactory(name="Huyện Hoằng Hóa", kind=UnitKind.DISTRICT, valid_to=REFORM)
    with pytest.raises(ValidationError, match="same time"):
        UnitFactory.build(parent=former, valid_from=REFORM).clean()
    UnitFactory.build(parent=former, valid_from=date(2000, 1, 1)).clean()


@pytest.mark.django_db
def test_a_unit_that_others_belong_to_cannot_be_deleted():
    province = UnitFactory(province=True)
    UnitFactory(parent=province)
    with pytest.raises(ProtectedError):
        province.delete()


@pytest.mark.django_db
def test_only_a_unit_that_ends_has_successors_and_they_exist_on_that_day():
    new = UnitFactory(name="Xã Hoằng Hóa", valid_from=REFORM)
    old = UnitFactory(valid_to=REFORM)
    assert old.succession_fault([new]) == ""
    assert "gives" not in old.succession_fault([])
    assert "ends" in UnitFactory().succession_fault([new])
    assert "Xã Hoằng Hóa" in UnitFactory(valid_to=date(2020, 1, 1)).succession_fault([new])
    assert old.succession_fault([old])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "Hoằng Thắng",
        "hoang thang",
        "HOANG THANG xã",
        unicodedata.normalize("NFD", "Hoằng Thắng"),
        "hoang, tha",
        "thang hoang",
    ],
)
def test_a_former_name_finds_the_unit_of_today(words):
    new = UnitFactory(name="Xã Hoằng Hóa", valid_from=REFORM)
    UnitFactory.former(new, name="Xã Hoằng Thắng")
    UnitFactory(name="Xã Nga Sơn")
    assert names(Unit.objects.named(words)) == ["Xã Hoằng Hóa"]
    assert names(Unit.objects.named(words, date(2024, 10, 10))) == ["Xã Hoằng Thắng"]


@pytest.mark.django_db
def test_a_name_is_followed_through_several_mergers_and_into_several_heirs():
    north, south = UnitFactory(name="Phường Bắc"), UnitFactory(name="Phường Nam")
    middle = UnitFactory.former(north, south, name="Xã Giữa")
    UnitFactory.former(middle, name="Xã Đầu", until=date(2019, 1, 1))
    assert names(Unit.objects.named("xa dau")) == ["Phường Bắc", "Phường Nam"]
    assert names(Unit.objects.named("xa dau", date(2020, 1, 1))) == ["Xã Giữa"]


@pytest.mark.django_db
def test_a_ring_of_former_units_ends_the_search():
    one = UnitFactory(name="Xã Một", valid_to=REFORM)
    two = UnitFactory.former(one, name="Xã Hai")
    one.successors.add(two)
    assert names(Unit.objects.named("xa mot")) == []


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", "   ", "%", "_", "\x00", "' OR 1=1", "x" * 10_000, "😀"])
def test_words_that_name_nothing_find_nothing(words):
    UnitFactory(name="Xã Nga Sơn")
    assert names(Unit.objects.named(words)) == []


@pytest.mark.django_db
def test_a_search_costs_the_same_however_many_units_there_are(django_assert_num_queries):
    new = UnitFactory(name="Xã Mới")
    for number in range(5):
        UnitFactory.former(new, name=f"Xã Cũ {number}")
    with django_assert_num_queries(4):
        assert len(Unit.objects.named("xa cu")) == 1


def shape(nodes):
    return [(depth, unit.name) for depth, unit in walk(nodes)]


@pytest.mark.django_db
def test_the_tree_of_any_day_can_be_asked(django_assert_num_queries):
    province = UnitFactory(name="Tỉnh", kind=UnitKind.PROVINCE)
    district = UnitFactory(name="Huyện", kind=UnitKind.DISTRICT, parent=province, valid_to=REFORM)
    new = UnitFactory(name="Xã Mới", parent=province, valid_from=REFORM)
    UnitFactory.former(new, name="Xã Cũ", parent=district)
    with django_assert_num_queries(2):
        today = shape(Unit.objects.tree(REFORM))
    assert today == [(0, "Tỉnh"), (1, "Xã Mới")]
    assert shape(Unit.objects.tree(date(2024, 10, 10))) == [(0, "Tỉnh"), (1, "Huyện"), (2, "Xã Cũ")]


@pytest.mark.django_db
def test_a_unit_whose_parent_ended_moves_to_the_successor_or_else_up():
    province = UnitFactory(name="Tỉnh", kind=UnitKind.PROVINCE)
    new = UnitFactory(name="Sở mới", kind=UnitKind.DEPARTMENT, parent=province)
    old = UnitFactory.former(new, name="Sở cũ", parent=province)
    UnitFactory(name="Trung tâm", parent=old)
    gone = UnitFactory(name="Huyện", parent=province, valid_to=REFORM)
    UnitFactory(name="Xã", parent=gone)
    lost = UnitFactory(name="Hội cũ", valid_to=REFORM)
    UnitFactory(name="Hội", parent=lost)
    assert shape(Unit.objects.tree(date(2026, 1, 1))) == [
        (0, "Hội"),
        (0, "Tỉnh"),
        (1, "Sở mới"),
        (2, "Trung tâm"),
        (1, "Xã"),
    ]


@pytest.mark.django_db
def test_a_child_that_took_over_from_its_parent_stands_in_its_place():
    province = UnitFactory(name="Tỉnh", kind=UnitKind.PROVINCE)
    parent = UnitFactory(name="Sở", parent=province, valid_to=REFORM)
    child = UnitFactory(name="Trung tâm", parent=parent)
    parent.successors.add(child)
    assert shape(Unit.objects.tree(date(2026, 1, 1))) == [(0, "Tỉnh"), (1, "Trung tâm")]


KEYS = st.integers(1, 6)


@given(
    st.dictionaries(KEYS, st.none() | KEYS, min_size=1),
    st.dictionaries(KEYS, st.lists(KEYS, max_size=3)),
    st.sets(KEYS),
)
def test_every_unit_of_the_day_stands_in_the_tree_once_whatever_the_data(parents, links, ended):
    units = [
        Unit(
            pk=key,
            name=str(key),
            parent_id=parent if parent in parents else None,
            valid_to=REFORM if key in ended else None,
        )
        for key, parent in parents.items()
    ]
    tree = build_tree(units, links, REFORM)
    assert sorted(unit.pk for _depth, unit in walk(tree)) == sorted(parents.keys() - ended)


@given(KEYS, st.dictionaries(KEYS, st.lists(KEYS, max_size=4)), st.sets(KEYS))
def test_heirs_are_valid_and_each_is_named_once(start, links, valid):
    found = heirs(start, links, valid)
    assert set(found) <= valid
    assert len(found) == len(set(found))
    assert found == [start] or start not in valid


@pytest.mark.django_db
def test_units_stand_in_vietnamese_order():
    for name in ["Xã Đông Thành", "Xã Dân Lực", "Xã Ân Nghĩa", "Xã An Nông"]:
        UnitFactory(name=name)
    assert names(Unit.objects.all()) == [
        "Xã An Nông",
        "Xã Ân Nghĩa",
        "Xã Dân Lực",
        "Xã Đông Thành",
    ]


@pytest.mark.django_db
def test_a_team_belongs_to_a_commune_and_its_name_is_unique_there():
    team = CommunityTeamFactory(name="Tổ thôn 1")
    with pytest.raises(ValidationError, match="commune or ward"):
        CommunityTeamFactory.build(commune=UnitFactory(department=True)).clean()
    with pytest.raises(ValidationError, match="already"):
        CommunityTeamFactory.build(commune=team.commune, name="Tổ thôn 1").full_clean()
    assert str(team) == f"Tổ thôn 1, {team.commune.name}"


@pytest.mark.django_db
def test_a_former_unit_says_until_when_it_was():
    assert "30/06/2020" in str(UnitFactory(name="Xã Cũ", valid_to=date(2020, 6, 30)))
    assert str(UnitFactory(name="Xã Nay")) == "Xã Nay"


@pytest.mark.django_db
def test_teams_are_found_by_commune_old_or_new_and_by_village():
    new = UnitFactory(name="Xã Hoằng Hóa")
    old = UnitFactory.former(new, name="Xã Hoằng Thắng")
    here = CommunityTeamFactory(commune=new, name="Tổ 1", area="Thôn Gia Hòa")
    left = CommunityTeamFactory(commune=old, name="Tổ 2")
    CommunityTeamFactory(commune=UnitFactory(name="Xã Nga Sơn"), name="Tổ 3")
    found = CommunityTeam.objects.found_by
    assert set(found("hoang thang")) == {here, left}
    assert set(found("Hoằng Hóa")) == {here}
    assert set(found("gia hoa")) == {here}
    assert set(found("nơi nào đó")) == set()
