"""Why somebody stands where they stand."""

from decimal import Decimal

from django.utils import translation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.counting.lasting import TENTH, THOUSANDTH, lasting
from contest.counting.why import why
from tests.contest.counting.conftest import void


def reasons(result, rank, language="vi"):
    with translation.override(language):
        return why(result.standings.get(rank=rank))


def test_the_first_is_told_what_was_reached(played):
    game = played()
    game.entry(prediction=Decimal(1235), after=3 * 86_400 + 3600)
    result = game.count()
    assert reasons(result, 1) == [
        "3 câu đúng.",
        "Dự đoán 1.235, con số thực tế là 1: lệch 1.234.",
        "Nộp sau khi đợt thi mở: 3 ngày 1 giờ.",
        "Không ai xếp trên.",
    ]
    assert reasons(result, 1, "en") == [
        "3 answers are right.",
        "1,235 was foretold and the number is 1: 1,234 away.",
        "Sent after the opening of the round: 3 days 1 hour.",
        "Nobody stands above.",
    ]


def test_the_others_are_told_what_parts_them_from_the_one_above(played):
    game = played()
    game.entry(prediction=4, after=60)
    game.entry(prediction=4, after=61.5)
    game.entry(prediction=5, after=1)
    same = {"after": 10, "right": 1}
    for _one in range(2):
        game.entry(**same)
    result = game.count()
    assert [reasons(result, rank)[-1] for rank in (2, 3, 4, 5)] == [
        "Hạng 1 bằng nhau cả hai điểm trên và nộp sớm hơn: sớm hơn 1,5 giây.",
        "Hạng 2 đúng số câu bằng nhau và dự đoán sát hơn: lệch 1 so với 2.",
        "Hạng 3 đúng nhiều câu hơn: 3 câu so với 1 câu.",
        "Hạng 4 bằng nhau cả ba điểm trên; bài dự thi ở hạng đó có số thứ tự nhỏ hơn: 4 so với 5.",
    ]


def test_percentages_and_time_taken_are_called_so(played):
    game = played(prediction_target="percent", tie_clock="duration")
    game.entry(prediction=Decimal("99.5"), after=300, took=20)
    game.entry(prediction=Decimal("99.5"), after=100, took=21)
    result = game.count()
    assert reasons(result, 2, "en")[1:] == [
        "99.5% was foretold and the number is 100%: 0.5% away.",
        "From the start to the sending: 21 seconds.",
        "Place 1 is equal in both and took less time: 1 second less.",
    ]


def test_a_voided_question_is_told_where_it_counts_as_right(played):
    game = played()
    void(game.round)
    game.entry(drawn=(0, 1), prediction=9)
    game.entry(drawn=(1, 2), right=1)
    result = game.count()
    assert reasons(result, 1)[:2] == [
        "1 câu đúng. 1 câu đã bị loại, tính là đúng cho mọi người gặp câu ấy.",
        "Dự đoán 9, con số thực tế là 1: lệch 8.",
    ]
    assert reasons(result, 1, "en")[0] == (
        "1 answer is right. 1 question was taken out of the count and is reckoned as right for all who were asked it."
    )
    assert reasons(result, 2)[-1] == "Hạng 1 đúng nhiều câu hơn: 2 câu so với 1 câu."


@pytest.mark.parametrize(
    ("microseconds", "vietnamese", "english"),
    [
        (0, "0 giây", "0 seconds"),
        (49_999, "0 giây", "0 seconds"),
        (50_000, "0,1 giây", "0.1 seconds"),
        (1_000_000, "1 giây", "1 second"),
        (1_500_000, "1,5 giây", "1.5 seconds"),
        (59_960_000, "1 phút", "1 minute"),
        (70_354_777, "1 phút 10,4 giây", "1 minute 10.4 seconds"),
        (90_061_000_000, "1 ngày 1 giờ 1 phút 1 giây", "1 day 1 hour 1 minute 1 second"),
        (7_200_000_000, "2 giờ", "2 hours"),
    ],
)
def test_lengths_of_time_are_told_in_tenths_of_a_second(microseconds, vietnamese, english):
    assert lasting(microseconds) == vietnamese
    with translation.override("en"):
        assert lasting(microseconds) == english


@pytest.mark.parametrize(
    ("later", "said"),
    [(0.0015, "sớm hơn 0,002 giây."), (0.000_3, "sớm hơn chưa đến 0,001 giây.")],
)
def test_what_parts_two_people_is_never_told_to_be_nothing(played, later, said):
    game = played()
    game.entry(after=70)
    game.entry(after=70 + later)
    assert reasons(game.count(), 2)[-1].endswith(said)


def test_the_clock_of_a_place_is_told_in_thousandths(played):
    game = played()
    game.entry(after=70.354777)
    assert reasons(game.count(), 1)[2] == "Nộp sau khi đợt thi mở: 1 phút 10,355 giây."


@given(st.integers(0, 10**13), st.sampled_from([TENTH, THOUSANDTH]))
def test_a_length_of_time_reads_as_it_is_to_half_of_the_part_it_is_told_in(microseconds, part):
    def read(said):
        units = {"ngày": 86_400, "giờ": 3600, "phút": 60, "giây": 1}
        words = said.replace(".", "").replace(",", ".").split()
        return sum(
            Decimal(number) * units[unit]
            for number, unit in zip(words[::2], words[1::2], strict=True)
        )

    told = read(lasting(microseconds, part))
    assert abs(told * 1_000_000 - microseconds) * 2 <= part
