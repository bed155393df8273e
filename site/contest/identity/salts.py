"""A secret of each person, without which nobody can try names until a commitment fits.

It lies in the seal with the details, so that whoever erases them erases it: the commitments stay where they
stand and can be opened by nobody any more.
"""

from __future__ import annotations

import secrets

from contest.keys import open_sealed, seal
from contest.models import Person

FIELD = "secret"


def new_secret() -> str:
    """256 random bits."""
    return secrets.token_hex(32)


def with_secret(person: Person) -> dict[str, str]:
    """What the seal of a person holds, the secret too, which is added to rows of before there was one.

    Nothing of who was erased. What somebody else seals meanwhile is not overwritten. Raises SealBrokenError.
    """
    while (told := open_sealed(person.sealed)) and FIELD not in told:
        told[FIELD] = new_secret()
        sealed = seal(told)
        if Person.objects.filter(pk=person.pk, sealed=person.sealed).update(sealed=sealed):
            person.sealed = sealed
            return told
        person.refresh_from_db(fields=["sealed"])
    return told
