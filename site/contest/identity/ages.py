"""How old somebody is, by the calendar."""

from __future__ import annotations

from datetime import date


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day. Who was born on 29 February has completed a year on 1 March where there is no 29th.

    Negative before the birth.
    """
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
