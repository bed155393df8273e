"""The number that contestants foretell, as they write it.

Vietnamese write 1.400 and 12,5 where English write 1,400 and 12.5. People are counted in whole numbers, so
there a point or a comma before three digits can only part thousands; percentages have at most two decimals, so
there it can only be the decimal mark. Whatever would need a guess is refused.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contest.enums import PredictionTarget
from core import text

LARGEST = 999_999_999

_WHOLE = re.compile(r"[0-9]+")
_IN_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_WITH_MARKS = re.compile(r"[0-9]+(?:[., ][0-9]+)+")
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?%?")

# Keyboards of East Asian languages write these; other signs that mean digits (², ①, ४) are no digits here.
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | str.maketrans("．，％", ".,%")


class NotAPredictionError(ValueError):
    """The text is no number that could be foretold; `message` says what to write, in the reader's language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def parse(written: str, target: PredictionTarget | str) -> Decimal:
    """The number somebody wrote: people, or percent with at most two decimals. Raises NotAPredictionError."""
    plain = _plain(written)
    if not plain:
        raise NotAPredictionError(_("Prediction: nothing is written yet; write a number."))
    if target == PredictionTarget.PERCENT:
        return _checked(_percent(plain), target)
    return _checked(_people(plain), target)


def fault(value: Decimal, target: PredictionTarget | str) -> str:
    """Why a number can't be foretold, in the reader's language; empty where it can."""
    if target == PredictionTarget.PERCENT:
        fits = value.is_finite() and 0 <= value <= 100 and value == round(value, 2)
        return "" if fits else _not_a_percentage()
    if not value.is_finite() or value < 0 or value != value.to_integral_value():
        return _not_whole()
    if value > LARGEST:
        return _("Prediction: %(largest)s is the largest number possible.") % {
            "largest": text.number(LARGEST, get_language() or "vi")
        }
    return ""


def _plain(written: str) -> str:
    """Without invisible letters, with plain blanks and digits."""
    seen = "".join(letter for letter in written if unicodedata.category(letter) != "Cf")
    return " ".join(seen.translate(_FULL_WIDTH).split())


def _people(plain: str) -> Decimal:
    if _WHOLE.fullmatch(plain) or _IN_THOUSANDS.fullmatch(plain):
        return Decimal(re.sub(r"[., ]", "", plain))
    if _WITH_MARKS.fullmatch(plain):
        raise NotAPredictionError(
            _(
                "Prediction: it is not clear which mark parts thousands; "
                "write digits alone, for example 1400."
            )
        )
    raise NotAPredictionError(_not_whole())


def _percent(plain: str) -> Decimal:
    found = _PERCENT.fullmatch(plain)
    if found is None:
        raise NotAPredictionError(_not_a_percentage())
    return Decimal(f"{found[1]}.{found[2] or 0}")


def _checked(value: Decimal, target: PredictionTarget | str) -> Decimal:
    if wrong := fault(value, target):
        raise NotAPredictionError(wrong)
    return value


def _not_whole() -> str:
    return _("Prediction: write a whole number from 0 up, digits alone, for example 1400.")


def _not_a_percentage() -> str:
    return _(
        "Prediction: write a percentage from 0 to 100 with at most two decimals, for example 12.5."
    )
