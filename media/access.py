"""Who may see and take which kits."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from media.enums import Access


def levels_open_to(user: Any) -> list[Access]:
    """The levels of access whose kits a user may take; nobody in particular gets what is for everyone."""
    levels = [Access.OPEN]
    may_take_as_unit = user.has_perm("media.take_unit_kit")
    if may_take_as_unit or user.has_perm("media.take_media_kit"):
        levels.append(Access.MEDIA)
    if may_take_as_unit:
        levels.append(Access.UNITS)
    return levels


def reader_of(request: HttpRequest) -> Any:
    """Whoever is signed in; a stranger where the answer may be remembered and is everyone's."""
    return request.user if request.public_is_private else AnonymousUser()  # type: ignore[attr-defined]
