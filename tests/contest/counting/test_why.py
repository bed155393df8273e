"""Why somebody stands where they stand."""

from decimal import Decimal

from django.utils import translation

import pytest

from contest.counting.lasting import lasting
from contest.counting.why import why


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
        "Nộp sau khi tuần thi mở: 3 ngày 1 giờ.",
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
    first, second = game.entry(**same), game.entry(**same)
    result = game.count()
    assert [reasons(result, rank)[-1] for rank in (2, 3, 4, 5)] == [
        "Hạng 1 bằng nhau cả hai điểm trên và nộp sớm hơn: sớm hơn 1,5 giây.",
        "Hạng 2 đúng số câu bằng nhau và dự đoán sát hơn: lệch 1 so với 2.",
        "Hạng 3 đúng nhiều câu hơn: 3 câu so với 1 câu.",
        "Hạng 4 bằng nhau cả ba điểm trên; bài dự thi ở hạng đó có số thứ tự nhỏ hơn: "
        f"{first.pk} so với {second.pk}.",
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


@pytest.mark.parametrize(
    ("microseconds", "vietnamese", "english"),
    [
        (0, "0 giây", "0 seconds"),
        (1, "0,000001 giây", "0.000001 seconds"),
        (1_000_000, "1 giây", "1 second"),
        (1_500_000, "1,5 giây", "1.5 seconds"),
        (90_061_000_000, "1 ngày 1 giờ 1 phút 1 giây", "1 day 1 hour 1 minute 1 second"),
        (7_200_000_000, "2 giờ", "2 hours"),
    ],
)
def test_lengths_of_time_are_exact(microseconds, vietnamese, english):
    assert lasting(microseconds) == vietnamese
    with translation.override("en"):
        assert lasting(microseconds) == english
