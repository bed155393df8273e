"""Under which name a winner stands on the public page: read from the seal at that moment and stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contest.enums import ConsentPurpose
from contest.identity.ages import age_on
from contest.judging.masks import initials, masked, written
from contest.keys import open_if_possible
from contest.models import Person
from units.enums import UnitKind

# Whose word a name needs: one's own and, of the young, a parent's or guardian's.
_OWN, _GUARDIANS = ConsentPurpose.PUBLISH_NAME, ConsentPurpose.GUARDIAN_PUBLISH


class NameState(TextChoices):
    """How much of a winner's name stands on the public page, and where none of it does, why."""

    FULL = "full", _("full name")
    MASKED = "masked", _("family name and initials")
    INITIALS = "initials", _("initials")
    WITHDRAWN = "withdrawn", _("code alone: the consent was taken back")
    TAKEN_DOWN = "taken_down", _("code alone: the name was taken down")
    ERASED = "erased", _("code alone: the details were erased")
    UNREADABLE = "unreadable", _("code alone: the details can't be opened")
    OUTDATED = "outdated", _("code alone: the list is outdated")


@dataclass(frozen=True)
class PublicName:
    """What is told of a winner besides the code; each empty where nothing may be told."""

    name: str = ""
    place: str = ""


def public_name(person: Person, guardian_age: int) -> PublicName:
    """The name and the commune or unit of a winner, as far as law and consents allow (`name_and_state`)."""
    return name_and_state(person, guardian_age)[0]


def name_and_state(person: Person, guardian_age: int) -> tuple[PublicName, NameState]:
    """What is told of a winner, and how much that is.

    With consent in force the full name; without it the family name and initials. Of people who were younger
    than `guardian_age` (full years) when they came, initials and the commune alone, never a school, unless
    their own consent and their guardian's are both in force. Nothing of whoever was erased, was taken down or
    took a consent to this back, and nothing where the seal can't be opened. Reads `consents`, `take_downs` and
    `unit` of the person, which lists fetch beforehand.
    """
    if person.erased_at:
        return PublicName(), NameState.ERASED
    if any(each.undone_at is None for each in person.take_downs.all()):
        return PublicName(), NameState.TAKEN_DOWN
    consents = {each.purpose: each.withdrawn_at is None for each in person.consents.all()}
    if not (consents.get(_OWN, True) and consents.get(_GUARDIANS, True)):
        return PublicName(), NameState.WITHDRAWN
    told = open_if_possible(person.sealed)
    if not told.get("name"):
        return PublicName(), NameState.UNREADABLE
    is_young = _was_younger_than(guardian_age, person, told.get("birth_date", ""))
    if consents.get(_OWN) and (consents.get(_GUARDIANS) or not is_young):
        shown, state = written, NameState.FULL
    elif is_young:
        shown, state = initials, NameState.INITIALS
    else:
        shown, state = masked, NameState.MASKED
    return PublicName(shown(told["name"]), _place(person, is_young)), state


def _was_younger_than(age: int, person: Person, birth_date: str) -> bool:
    """On the day of coming, for which consents were asked; whoever has no date of birth counts as young."""
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return True
    return age_on(born, timezone.localdate(person.added_at)) < age


def _place(person: Person, is_young: bool) -> str:
    """The unit by its name; of the young only a commune, since a school would tell too much."""
    if person.unit is None or (is_young and person.unit.kind != UnitKind.COMMUNE):
        return ""
    return person.unit.title
