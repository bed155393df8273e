"""Lengths of time in words, exact to the microsecond."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, ngettext

from core import text

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_MICROSECONDS = 1_000_000


def lasting(microseconds: int) -> str:
    """90,500,000 as "1 phút 30,5 giây", or "1 minute 30.5 seconds" to an English reader; units of zero are left out."""
    seconds, rest = divmod(microseconds, _MICROSECONDS)
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
