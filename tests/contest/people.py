"""Contestants as a form tells of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from contest.enums import ConsentPurpose
from contest.identity.details import Details


def details(**told: Any) -> Details:
    """Details of one person; what is given replaces its part."""
    usual: dict[str, Any] = {
        "name": "Lê Thị Thanh Hương",
        "birth_date": date(2001, 2, 28),
        "phone": "+84912345678",
        "group_id": None,
        "unit_id": None,
        "lives_here": True,
        "studies_here": False,
        "works_here": False,
        "consents": frozenset({ConsentPurpose.TAKE_PART}),
    }
    return Details(**usual | told)
