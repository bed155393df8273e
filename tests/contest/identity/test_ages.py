"""Ages by the calendar."""

from datetime import date

import pytest

from contest.identity.ages import age_on


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2010, 10, 10), date(2026, 10, 9), 15),
        (date(2010, 10, 10), date(2026, 10, 10), 16),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
        (date(2026, 1, 2), date(2026, 1, 1), -1),
    ],
)
def test_a_year_is_full_on_the_birthday(born, day, years):
    assert age_on(born, day) == years
