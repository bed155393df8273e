"""Codes, times and distances as results print them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from contest import codes

register = template.Library()


@register.filter
def in_groups(code: str) -> str:
    """A code as people read it: "7KQM-2XWA-9F"."""
    return codes.shown(code)


@register.filter
def instant_text(value: datetime) -> str:
    """An instant as exactly as it counts: "05/10/2026, 07:30:12.345678", where the site lives."""
    return f"{timezone.localtime(value):%d/%m/%Y, %H:%M:%S.%f}"


@register.filter
def to_the_second(value: datetime) -> str:
    """An instant where nothing is decided by it: "05/10/2026, 07:30:12", where the site lives."""
    return f"{timezone.localtime(value):%d/%m/%Y, %H:%M:%S}"


@register.filter
def of_hundredths(value: int) -> Decimal:
    """A sum of distances, which is added up in hundredths."""
    return Decimal(value) / 100
