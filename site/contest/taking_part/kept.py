"""Which of the details that were typed now are not what is kept of a person."""

from __future__ import annotations

from contest.enums import Identity
from contest.identity.marks import name_birth_mark, phone_mark
from contest.identity.phones import NotAPhoneError, normalised
from contest.models import Person, Rules
from contest.taking_part.birth_dates import NotABirthDateError, birth_date
from contest.taking_part.details_form import BIRTH_NAMES, DetailsForm


def not_kept(person: Person, rules: Rules, form: DetailsForm, *, has_entered: bool) -> set[str]:
    """Names of details ("who" is name and date of birth, "phone", "group", "unit") that stay as told first.

    Once an entry rests on them nothing typed now is compared with what is kept, but for what makes the person
    one person: whoever knows that much must not find out the rest by trying.
    """
    if has_entered:
        return _never_told(rules, form)
    differs = {
        "who": _typed_who(form) != person.name_birth_digest,
        "phone": _typed_phone(form) != person.phone_digest,
        # Told anew until then, unless no key opens what was told first.
        "group": bool(form.groups) and str(form["group"].value() or "") != _key(person.group_id),
        "unit": form.chosen_unit_id != person.unit_id,
    }
    return {name for name, is_other in differs.items() if is_other}


def _never_told(rules: Rules, form: DetailsForm) -> set[str]:
    names = {"unit", "group"} if form.groups else {"unit"}
    if rules.asks_id_number:
        return names | {"who", "phone"}
    return names | {"who"} if rules.identity == Identity.PHONE else names


def _typed_who(form: DetailsForm) -> str | None:
    try:
        born = birth_date([str(form[name].value() or "") for name in BIRTH_NAMES], form.day)
    except NotABirthDateError:
        return None
    return name_birth_mark(str(form["name"].value() or ""), born.isoformat())


def _typed_phone(form: DetailsForm) -> str | None:
    try:
        return phone_mark(normalised(str(form["phone"].value() or "")))
    except NotAPhoneError:
        return None


def _key(group_id: int | None) -> str:
    return str(group_id) if group_id else ""
