"""The order of units, exact whatever the figures."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from contest.models import UnitTableRow
from contest.unit_tables.ranking import Order, per_thousand, ranked, share
from units.models import Unit

people = st.integers(0, 2_000_000_000)
headcounts = st.integers(1, 2_000_000_000)


def row(number, people, headcount, name="Xã"):
    unit = Unit(pk=number, code=f"u{number:03}", name=name, sort_key=name)
    return UnitTableRow(pk=number, unit=unit, people=people, headcount=headcount)


def places(rows, order):
    return [(each.rank, each.row.pk) for each in ranked(rows, order)]


rows = st.lists(
    st.tuples(st.integers(0, 4), st.none() | st.integers(1, 4), st.sampled_from("abc")), max_size=12
).map(lambda told: [row(number, *each) for number, each in enumerate(told)])


@given(rows, st.sampled_from(Order), st.randoms())
def test_the_order_is_total_and_the_same_however_rows_come(rows, order, chance):
    first = places(rows, order)
    chance.shuffle(rows)
    assert places(rows, order) == first
    assert sorted(number for _rank, number in first) == sorted(each.pk for each in rows)


@given(rows, st.sampled_from([Order.SHARE, Order.PEOPLE]))
def test_a_rank_is_one_more_than_how_many_are_better(rows, order):
    for each in ranked(rows, order):
        if each.row.people == 0:
            assert each.rank is None
        elif order == Order.PEOPLE:
            assert each.rank == 1 + sum(other.people > each.row.people for other in rows)
        elif each.row.headcount is None:
            assert each.rank is None
        else:
            own = share(each.row.people, each.row.headcount)
            shares = [share(other.people, other.headcount) for other in rows if other.headcount]
            assert each.rank == 1 + sum(other > own for other in shares)


@given(rows)
def test_units_without_a_rank_stand_last_and_by_name_everything_does(rows):
    known = [each.rank is not None for each in ranked(rows, Order.SHARE)]
    assert known == sorted(known, reverse=True)
    took_part = [each.row.people > 0 for each in ranked(rows, Order.SHARE)]
    assert took_part == sorted(took_part, reverse=True)
    by_name = [each.row.unit.sort_key for each in ranked(rows, Order.NAME)]
    assert by_name == sorted(by_name)


def test_shares_that_look_alike_when_rounded_are_told_apart():
    near, nearer = row(1, 333_333_333, 1_000_000_000), row(2, 333_333_334, 1_000_000_000)
    assert places([near, nearer], Order.SHARE) == [(1, 2), (2, 1)]
    assert per_thousand(333_333_333, 1_000_000_000) == per_thousand(333_333_334, 1_000_000_000)


@given(people, headcounts)
def test_the_share_shown_is_the_exact_one_rounded_half_up(people, headcount):
    exact = Fraction(people * 1000, headcount)
    shown = per_thousand(people, headcount)
    assert -Fraction(1, 20) <= exact - Fraction(shown) < Fraction(1, 20)


def test_half_a_tenth_is_rounded_up():
    assert per_thousand(1, 20_000) == Decimal("0.05").quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert per_thousand(1, 20_001) == 0
    assert per_thousand(5, 0) is None and per_thousand(5, None) is None
