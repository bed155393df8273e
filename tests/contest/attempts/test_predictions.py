"""The number foretold, as people write it."""

from decimal import Decimal

from django.utils import translation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.attempts.predictions import LARGEST, NotAPredictionError, fault, parse
from contest.enums import PredictionTarget

pytestmark = pytest.mark.one_database

PEOPLE = PredictionTarget.FULLY_RIGHT
PERCENT = PredictionTarget.PERCENT


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", 0),
        ("1400", 1400),
        ("  1400 \n", 1400),
        ("001400", 1400),
        ("1.400", 1400),
        ("1,400", 1400),
        ("1 400", 1400),
        ("1\u00a0400", 1400),
        ("1\u202f400\u202f000", 1_400_000),
        ("12.345.678", 12_345_678),
        ("202,970", 202_970),
        ("１４００", 1400),
        ("１．４００", 1400),
        ("\u200b1400\ufeff", 1400),
        ("999999999", LARGEST),
    ],
)
def test_people_are_counted_however_thousands_are_parted(written, number):
    assert parse(written, PEOPLE) == number
    assert parse(written, PredictionTarget.PARTICIPANTS) == number


@pytest.mark.parametrize(
    "written", ["1.40", "1,4", "1.4000", "0.400", "1.400,5", "1,400.000", "1400.00"]
)
def test_marks_that_need_a_guess_are_refused(written):
    with pytest.raises(NotAPredictionError) as refused:
        parse(written, PEOPLE)
    assert refused.value.message == (
        "Dự đoán: chưa rõ dấu nào tách hàng nghìn; hãy điền chỉ gồm chữ số, ví dụ 1400."
    )


@pytest.mark.parametrize(
    "written",
    ["NaN", "nan", "sNaN", "Infinity", "-inf", "1e9", "1E+3", "-5", "+5", "−5", "0x10", "1_400"]
    + [
        "1400 người",
        "một nghìn",
        "10²",
        "①",
        "१४",
        "1\u0301",
        "1️⃣",
        "½",
        "1..400",
        ".400",
        "1400.",
        "'1",
    ],
)
def test_what_is_no_whole_number_is_refused(written):
    with pytest.raises(NotAPredictionError) as refused:
        parse(written, PEOPLE)
    assert "số nguyên từ 0 trở lên" in refused.value.message


@pytest.mark.parametrize("target", PredictionTarget)
@pytest.mark.parametrize("written", ["", "   ", "\u200b", "\u3000"])
def test_nothing_is_no_prediction(target, written):
    with pytest.raises(NotAPredictionError, match="chưa điền"):
        parse(written, target)


@pytest.mark.parametrize("written", ["1000000000", "1.000.000.000", "9" * 5000])
def test_more_people_than_there_could_be_are_refused(written):
    with pytest.raises(NotAPredictionError, match=r"999\.999\.999"):
        parse(written, PEOPLE)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", "0"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("12,05 %", "12.05"),
        ("4％", "4"),
        ("100,00", "100"),
    ],
)
def test_a_percentage_has_a_decimal_comma_or_point(written, number):
    assert parse(written, PERCENT) == Decimal(number)


@pytest.mark.parametrize(
    "written", ["100,01", "101", "12,345", "1.400", "-1", "NaN", "5%%", ",5", "1e1", "12,"]
)
def test_what_is_no_percentage_is_refused(written):
    with pytest.raises(NotAPredictionError, match="từ 0 đến 100"):
        parse(written, PERCENT)


def test_an_english_reader_is_told_in_english():
    with translation.override("en"):
        with pytest.raises(NotAPredictionError, match=r"for example 12\.5"):
            parse("a", PERCENT)
        with pytest.raises(NotAPredictionError, match="999,999,999"):
            parse("1000000000", PEOPLE)


@given(st.text(max_size=60), st.sampled_from(PredictionTarget))
def test_whatever_is_written_is_a_number_that_can_be_foretold_or_refused(written, target):
    try:
        number = parse(written, target)
    except NotAPredictionError as refused:
        assert refused.message
    else:
        assert fault(number, target) == ""


@given(st.integers(0, LARGEST))
def test_a_number_written_as_vietnamese_or_english_write_it_is_read_back(number):
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", ".")):
        assert parse(written, PEOPLE) == number


@given(st.decimals(), st.sampled_from(PredictionTarget))
def test_whatever_number_is_sent_is_judged_without_failing(number, target):
    wrong = fault(number, target)
    if not wrong:
        assert 0 <= number <= (100 if target == PERCENT else LARGEST)


@pytest.mark.parametrize(
    "number", ["NaN", "sNaN", "Infinity", "-1", "0.5", "1E+9", "1E+999999", "1E-999999"]
)
def test_numbers_past_the_form_are_judged_too(number):
    assert fault(Decimal(number), PEOPLE)
