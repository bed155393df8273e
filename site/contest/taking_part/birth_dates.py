"""The date of birth, asked for in three plain fields: day, month, year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

OLDEST = 120


class NotABirthDateError(ValueError):
    """No day on which a living person was born; the text says in the reader's language what is wrong."""


def birth_date(told: Sequence[str], today: date) -> date:
    """The day that was typed as day, month and year. Raises NotABirthDateError."""
    typed = [each.strip() for each in told]
    if not all(typed):
        raise NotABirthDateError(_("Your date of birth is missing: write day, month and year."))
    if not all(each.isdecimal() and len(each) <= 4 for each in typed):
        raise NotABirthDateError(_("Write your date of birth in digits, such as 7 3 1985."))
    if len(typed[2]) != 4:
        raise NotABirthDateError(_("Write the year of your birth with four digits."))
    try:
        born = date(int(typed[2]), int(typed[1]), int(typed[0]))
    except ValueError as impossible:
        raise NotABirthDateError(
            _("There is no day %(day)s/%(month)s/%(year)s: look at your date of birth again.")
            % {"day": typed[0], "month": typed[1], "year": typed[2]}
        ) from impossible
    if born > today or today.year - born.year > OLDEST:
        raise NotABirthDateError(_("Look at the year of your birth again."))
    return born
