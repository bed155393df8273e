"""Form fields for details of people: what they give back is what is sealed and compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from contest.identity import phones
from contest.identity.names import comparable
from contest.identity.written import visible
from units.imports.values import read_day

LONGEST_NAME = 120
# Typed by hand, and never kept by the browser for whoever sits there next.
_NOT_KEPT = {"autocomplete": "off"}


class NameField(forms.CharField):
    """A name with letters in it, as it is written but for needless blanks."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs=_NOT_KEPT)
        super().__init__(max_length=LONGEST_NAME, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        name = visible(super().clean(value))
        if name and not comparable(name):
            raise ValidationError(_("Write the name in letters."))
        return name


class PhoneField(forms.CharField):
    """A telephone number in any spelling, given back in E.164; empty where it may be."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**_NOT_KEPT, "inputmode": "tel"})
        super().__init__(max_length=60, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        if not written:
            return ""
        try:
            return phones.normalised(written)
        except phones.NotAPhoneError as wrong:
            raise ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return (
            phones.shown(value)
            if str(value or "").startswith("+") and value[1:].isdecimal()
            else value
        )


class BirthDateField(forms.CharField):
    """A day written as day/month/year, given back in ISO; empty where it may be."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**_NOT_KEPT, "placeholder": "31/12/2000"})
        super().__init__(max_length=20, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        return birth_date_of(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        try:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        except (TypeError, ValueError):
            return value


def birth_date_of(written: str) -> str:
    """The day in ISO, empty for an empty text. Raises ValidationError, told to people."""
    try:
        day = read_day(written.strip())
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from wrong
    if day is None:
        return ""
    if not timezone.localdate().year - 130 < day.year or day > timezone.localdate():
        raise ValidationError(_("Nobody who lives was born on this day. Look at the year again."))
    return day.isoformat()
