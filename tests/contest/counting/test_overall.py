"""The ranking over the rounds of a contest."""

from decimal import Decimal

from contest.counting.overall import ranking
from contest.models import Annulment
from tests.contest.counting.conftest import CLOSED, void


def codes(game):
    return [row["code"] for row in ranking(game.contest)]


def test_right_answers_of_all_rounds_come_first_then_rounds_taken(played):
    game = played(prediction_target="participants")
    second = game.another_round(2)
    steady, brilliant, late_comer = (game.person(code=code) for code in ("S", "B", "L"))
    game.entry(brilliant, right=3)
    game.entry(steady, right=2)
    game.entry(steady, right=1, in_round=second)
    game.entry(late_comer, right=2, in_round=second)
    game.count()
    game.count(in_round=second)
    assert codes(game) == ["S", "B", "L"]
    assert [
        (row["place"], row["right_answers"], row["rounds"]) for row in ranking(game.contest)
    ] == [
        (1, 3, 2),
        (2, 3, 1),
        (3, 2, 1),
    ]


def test_then_the_sums_of_distances_and_times_and_the_smallest_entry(played):
    game = played(prediction_target="percent")
    second = game.another_round(2)
    people = {code: game.person(code=code) for code in ("NEAR", "QUICK", "FIRST", "SECOND")}
    # Everybody is right: 100 %. Distances of 0.1 and 0.2 make 0.3 whatever their order.
    entries = {
        "FIRST": ("99.9", "99.8", 20),
        "SECOND": ("99.8", "99.9", 20),
        "QUICK": ("99.7", "100", 10),
        "NEAR": ("99.9", "99.9", 60),
    }
    for code, (one, other, after) in entries.items():
        game.entry(people[code], prediction=Decimal(one), after=after)
        game.entry(people[code], prediction=Decimal(other), after=after, in_round=second)
    game.count()
    game.count(in_round=second)
    assert codes(game) == ["NEAR", "QUICK", "FIRST", "SECOND"]
    assert [row["hundredths"] for row in ranking(game.contest)] == [20, 30, 30, 30]


def test_only_the_newest_result_of_a_round_counts_and_no_other_contest(played):
    game, other = played(), played()
    other.entry()
    other.count()
    kept, annulled = game.person(code="K"), game.person(code="A")
    game.entry(kept, right=1)
    entry = game.entry(annulled)
    game.count()
    assert codes(game) == ["A", "K"]
    Annulment.objects.create(entry=entry, reason="Thi hộ.", decided_at=CLOSED)
    game.count("Hủy một bài.")
    assert codes(game) == ["K"]


def test_a_voided_question_is_reckoned_as_right_in_the_sum_of_the_rounds(played):
    game = played(prediction_target="participants")
    second = game.another_round(2)
    drew_it, did_not = game.person(code="D"), game.person(code="N")
    game.entry(did_not, drawn=(1, 2), after=20)
    game.entry(drew_it, drawn=(0, 1), after=10)
    game.entry(did_not, in_round=second, after=20)
    game.entry(drew_it, in_round=second, after=10)
    void(game.round)
    game.count()
    game.count(in_round=second)
    assert [(row["code"], row["right_answers"]) for row in ranking(game.contest)] == [
        ("D", 5),
        ("N", 5),
    ]
