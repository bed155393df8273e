"""How many people a unit has: a figure is nothing without its source and its day."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _


def headcount_faults(count: int | None, source: str, day: date | None) -> dict[str, str]:
    """What is missing beside a number of people, or the number itself, by field."""
    faults = {}
    if count is None:
        if source or day:
            faults["headcount"] = _("Give the number of people, or leave source and day empty.")
        return faults
    if not source:
        faults["headcount_source"] = _("Say where the number of people comes from.")
    if day is None:
        faults["headcount_on"] = _("Give the day for which the number of people holds.")
    return faults
