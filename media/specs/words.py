"""What a size asks for and what a file has, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import text
from media.enums import FileFormat

if TYPE_CHECKING:
    from media.specs.rules import Fault

# Ratios that people say in whole numbers: 16:9, 6:1; finer ones are told as a decimal.
LARGEST_TERM = 16
CLOSE_ENOUGH = Fraction(1, 200)
MOST_CHOICES = 3
_METRE = Decimal(1000)
_MEGABYTE = Decimal(1_000_000)


def refusal(kind: str, tried: Sequence[Sequence[Fault]]) -> str:
    """Why a file fits none of a kind's sizes, told by those it comes nearest to.

    "Banner: a ratio of 6:1 is needed, the file has 4:3. Export it again to measure."
    """
    fewest = min(len(faults) for faults in tried)
    nearest = sorted(
        (faults for faults in tried if len(faults) == fewest),
        key=lambda faults: sum(fault.miss for fault in faults),
    )
    told = "; ".join(
        _("%(needs)s is needed, the file has %(has)s") % {"needs": needs, "has": has}
        for needs, has in _needs(nearest)
    )
    return _("%(kind)s: %(told)s. Export it again to measure.") % {"kind": kind, "told": told}


def _needs(nearest: Sequence[Sequence[Fault]]) -> Iterable[tuple[str, str]]:
    closest = nearest[0]
    if len(closest) > 1:
        return [(fault.needs, fault.has) for fault in closest]
    fault = closest[0]
    same = (
        each[0].needs for each in nearest if (each[0].rule, each[0].has) == (fault.rule, fault.has)
    )
    return [(one_of(list(dict.fromkeys(same))[:MOST_CHOICES]), fault.has)]


def one_of(choices: Sequence[str]) -> str:
    """ "PDF", "PDF or SVG", "PDF, SVG or PNG"."""
    *others, last = choices
    if not others:
        return last
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}


def formats(names: Iterable[str]) -> str:
    return one_of([FileFormat(name).label for name in names])


def bare_ratio(width: Decimal, height: Decimal) -> str:
    """ "16:9"; "1.91:1" where no small whole numbers come close."""
    if width < height:
        long, short = _terms(Fraction(height) / Fraction(width))
        return f"{short}:{long}"
    return ":".join(_terms(Fraction(width) / Fraction(height)))


def _terms(exact: Fraction) -> tuple[str, str]:
    """The longer and the shorter side of a ratio that is not below one."""
    for short in range(1, LARGEST_TERM + 1):
        long = round(exact * short)
        if short > 1 and long > LARGEST_TERM:
            break
        if abs(Fraction(long, short) - exact) <= CLOSE_ENOUGH * exact:
            return str(long), str(short)
    return _number(Decimal(exact.numerator) / exact.denominator, 2), "1"


def ratio(width: Decimal, height: Decimal) -> str:
    return _("a ratio of %(ratio)s") % {"ratio": bare_ratio(width, height)}


def sides(width: Decimal, height: Decimal, measure: str) -> str:
    """ "1920 × 1080 px", "420 × 594 mm", "6 × 1 m"."""
    if measure == "px":
        return f"{width:.0f} × {height:.0f} px"
    if min(width, height) >= _METRE or max(width, height) >= 2 * _METRE:
        return f"{_number(width / _METRE, 2)} × {_number(height / _METRE, 2)} m"
    return f"{_millimetres(width)} × {_millimetres(height)} mm"


def _millimetres(side: Decimal) -> str:
    return _number(side, 0 if side >= 100 else 1)


def pixels(width: Decimal) -> str:
    return f"{_number(width, 0)} px"


def least_width(width: int) -> str:
    return _("a width of at least %(width)s") % {"width": pixels(Decimal(width))}


def dots(count: int) -> str:
    return f"{_number(Decimal(count), 0)} dpi"


def least_dots(count: int) -> str:
    return _("at least %(least)s") % {"least": dots(count)}


def seconds(count: int) -> str:
    return ngettext("%(count)s second", "%(count)s seconds", count) % {
        "count": _number(Decimal(count), 0)
    }


def least_seconds(count: int) -> str:
    return _("at least %(least)s") % {"least": seconds(count)}


def most_seconds(count: int) -> str:
    return _("at most %(most)s") % {"most": seconds(count)}


def megabytes(octets: int) -> str:
    """Rounded up, so that a file that is a little too heavy is not told to have what is allowed."""
    size = (octets / _MEGABYTE).quantize(Decimal("0.01"), ROUND_UP)
    return f"{_number(size, 2)} MB"


def most_megabytes(count: int) -> str:
    return _("at most %(most)s") % {"most": f"{_number(Decimal(count), 0)} MB"}


def _number(value: Decimal, digits: int) -> str:
    return text.number(
        round(value, digits) if digits else Decimal(round(value)),
        translation.get_language() or "vi",
    )
