"""Telephone numbers: however one is written, it is the same number."""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.translation import gettext as _

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from contest.identity.written import visible

# What may stand before the digits: a word that says what follows, quotation marks of spreadsheets, a plus.
_BEFORE = r"\s*(?:(?:tel|đt|dt|sđt|sdt|điện thoại)\b)?(?P<signs>[\s.:'\"‘’`´“”()+]*)"
# Nothing else is written but digits and the signs that part them.
_WRITTEN = re.compile(_BEFORE + r"(?P<digits>\d[\d\s().\-‐-―−·/_,~'’]*)", re.IGNORECASE)
_OF_PERSONS = {
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.VOIP,
}


class NotAPhoneError(ValueError):
    """No telephone number of a person; the text says in the reader's language how to write one."""


def normalised(written: str) -> str:
    """The number in E.164 ("+84912345678"), read where the site lives unless it names its country.

    Mobile and fixed lines of any country are taken; hotlines and services are nobody's own. Raises NotAPhoneError.
    """
    found = _WRITTEN.fullmatch(visible(written))
    if not found:
        raise NotAPhoneError(_advice())
    digits = ("+" if "+" in found["signs"] else "") + re.sub(r"\D", "", found["digits"])
    try:
        number = phonenumbers.parse(digits, settings.PHONE_REGION)
    except NumberParseException as unreadable:
        raise NotAPhoneError(_advice()) from unreadable
    if not phonenumbers.is_valid_number(number):
        raise NotAPhoneError(_advice())
    if phonenumbers.number_type(number) not in _OF_PERSONS:
        raise NotAPhoneError(
            _("This is the number of a service. Write the number of a person's own telephone.")
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def shown(number: str) -> str:
    """A number in E.164 as people write it: "0912 345 678", or with its country where that is another."""
    parsed = phonenumbers.parse(number)
    at_home = phonenumbers.region_code_for_number(parsed) == settings.PHONE_REGION
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


def _advice() -> str:
    return _(
        "Write one telephone number with all of its digits, such as 0912 345 678; "
        "a foreign one with + and the code of the country."
    )
