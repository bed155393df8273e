"""The number that is foretold."""

from decimal import Decimal

import pytest

from contest.counting.figures import actual_number


@pytest.mark.parametrize(
    ("target", "participants", "fully_right", "number"),
    [
        ("fully_right", 69_759, 987, "987"),
        ("participants", 69_759, 987, "69759"),
        ("percent", 69_759, 987, "1.41"),
        ("percent", 3, 1, "33.33"),
        ("percent", 3, 2, "66.67"),
        # Exactly half of a hundredth is rounded up, which binary fractions would not do.
        ("percent", 800, 9, "1.13"),
        ("percent", 800, 1, "0.13"),
        ("percent", 7, 7, "100"),
        ("percent", 0, 0, "0"),
        ("fully_right", 0, 0, "0"),
    ],
)
def test_the_number_is_exact_to_two_decimals(target, participants, fully_right, number):
    assert actual_number(target, participants, fully_right) == Decimal(number)
