"""What a contestant tells about oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contest.enums import ConsentPurpose

# What stands in columns of `Person` under the same names; all else is sealed.
COLUMNS = ("group_id", "unit_id", "lives_here", "studies_here", "works_here")


@dataclass(frozen=True)
class Details:
    """Details that a form has checked: `phone` is in E.164, `guardian_phone` too or empty.

    `repr` tells none of them, so that no log and no error page does.
    """

    name: str
    birth_date: date
    phone: str
    group_id: int | None
    unit_id: int | None
    lives_here: bool
    studies_here: bool
    works_here: bool
    consents: frozenset[ConsentPurpose]
    guardian_name: str = ""
    guardian_phone: str = ""
    id_number: str = ""

    def __repr__(self) -> str:
        return "Details(…)"
