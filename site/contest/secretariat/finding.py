"""Finding a contestant by something that only whoever asks for one can name in full."""

from __future__ import annotations

from dataclasses import dataclass

from contest import codes
from contest.identity import phones
from contest.identity.marks import name_birth_mark, name_mark, phone_mark
from contest.identity.names import comparable
from contest.models import Contest, Entry, Person

# Whoever has the name of so many needs the date of birth, too.
MOST_SHOWN = 20


class TooLittleError(ValueError):
    """What was given is no full number, code or name."""


@dataclass(frozen=True, repr=False)
class Found:
    """Contestants in the order of their codes; `more` when there are others whom only the birthday tells apart."""

    persons: list[Person]
    more: bool = False


def find(contest: Contest, sought: str, birth_date: str = "") -> Found:
    """The contestants with this telephone number, code, receipt or full name (born on a day in ISO, if given).

    Raises TooLittleError for a part of any of them.
    """
    of_contest = Person.objects.filter(contest=contest).select_related("unit", "group")
    try:
        chosen = of_contest.filter(phone_digest=phone_mark(phones.normalised(sought)))
    except phones.NotAPhoneError:
        code = codes.typed(sought)
        receipts = Entry.objects.filter(receipt=code, round__contest=contest).values("person")
        chosen = of_contest.filter(code=code) | of_contest.filter(pk__in=receipts)
        if not (code and chosen.exists()):
            if len(comparable(sought).split()) < 2 or any(map(str.isdigit, sought)):
                raise TooLittleError from None
            digest = name_birth_mark(sought, birth_date)
            chosen = (
                of_contest.filter(name_birth_digest=digest)
                if digest
                else of_contest.filter(name_digest=name_mark(sought))
            )
    persons = list(chosen.order_by("code")[: MOST_SHOWN + 1])
    return Found(persons[:MOST_SHOWN], more=len(persons) > MOST_SHOWN)
