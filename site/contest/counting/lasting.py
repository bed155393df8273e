"""Lengths of time in words, as finely as people need them. What ranks is the whole microseconds that are stored."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core import text

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_MICROSECONDS = 1_000_000
# Parts of a second, in microseconds.
TENTH, THOUSANDTH = 100_000, 1_000


def lasting(microseconds: int, part: int = TENTH) -> str:
    """90,540,000 as "1 phút 30,5 giây", or "1 minute 30.5 seconds" to an English reader; units of zero are left out.

    Rounded to this part of a second, half of one up.
    """
    rounded = (microseconds + part // 2) // part * part
    seconds, rest = divmod(rounded, _MICROSECONDS)
    days, seconds = divmod(seconds, _DAY)
    hours, seconds = divmod(seconds, _HOUR)
    minutes, seconds = divmod(seconds, _MINUTE)
    parts = []
    if days:
        parts.append(ngettext("%(days)s day", "%(days)s days", days) % {"days": days})
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if minutes:
        parts.append(
            ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
        )
    if seconds or rest or not parts:
        exact = seconds + Decimal(rest) / _MICROSECONDS
        # A fraction is spoken of in the plural.
        said = ngettext("%(count)s second", "%(count)s seconds", seconds if not rest else 2)
        parts.append(said % {"count": text.number(exact, get_language() or "vi")})
    return " ".join(parts)


def lasting_in_turn(ranked: Sequence[tuple[Hashable, int]]) -> list[str]:
    """The clocks of a ranking from the top, each given after all that ranks before the clock does.

    In tenths of a second; in thousandths where two neighbours whom the clock alone parts would read alike.
    """
    close: set[int] = set()
    for place, ((before, first), (same, second)) in enumerate(pairwise(ranked)):
        if before == same and first != second and lasting(first) == lasting(second):
            close |= {place, place + 1}
    return [
        lasting(clock, THOUSANDTH if place in close else TENTH)
        for place, (_before, clock) in enumerate(ranked)
    ]


def lasting_between(microseconds: int) -> str:
    """What parts two clocks, in thousandths of a second: "1,5 giây"; never "0 giây" where there is a difference."""
    if 0 < microseconds < THOUSANDTH:
        return _("less than %(time)s") % {"time": lasting(THOUSANDTH, THOUSANDTH)}
    return lasting(microseconds, THOUSANDTH)
