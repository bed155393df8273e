"""Numbers, dates and languages as templates print them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django import template
from django.utils import timezone, translation

from core import text

register = template.Library()


@register.filter
def plain_number(value: Decimal | int | float | None) -> str:
    """12486 as "12.486" in Vietnamese, "12,486" in English."""
    return "" if value is None else text.number(value, translation.get_language() or "vi")


@register.filter
def within_sentence(name: str) -> str:
    """A name without the capital that only begins a line."""
    return text.within_sentence(name)


@register.filter
def bytes_size(octets: int | None) -> str:
    """Bytes as "24,6 MB"."""
    return "" if octets is None else text.file_size(octets, translation.get_language() or "vi")


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as "05/10/2026", where the site lives."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return f"{value:%d/%m/%Y}"


@register.simple_tag
def days(first: date | None, last: date | None) -> str:
    """A period in whole days as "01–10/10/2026"."""
    return text.day_range(first, last) if first and last else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as "05/10/2026, 07:30", where the site lives."""
    return "" if value is None else f"{timezone.localtime(value):%d/%m/%Y, %H:%M}"


@register.filter
def last_day(ends_before: date | None) -> date | None:
    """The last day of a half-open period."""
    return None if ends_before is None else ends_before - timedelta(days=1)
