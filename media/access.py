"""Who may see and take which kits."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest

from media.enums import Access

# Any one of these rights opens the kits of a level; those of other levels are for everyone.
_RIGHTS = {
    Access.MEDIA: ("media.take_unit_kit", "media.take_media_kit"),
    Access.UNITS: ("media.take_unit_kit",),
}


def levels_open_to(user: Any) -> list[Access]:
    """The levels of access whose kits a user may take; nobody in particular gets what is for everyone."""
    return [
        level
        for level in Access
        if level not in _RIGHTS or any(user.has_perm(right) for right in _RIGHTS[level])
    ]


def people_open_to(level: Access) -> QuerySet[Any]:
    """The active users who may take kits of this level: whoever has it among `levels_open_to`."""
    people = get_user_model().objects
    if level not in _RIGHTS:
        return people.filter(is_active=True)
    backend = "django.contrib.auth.backends.ModelBackend"
    found = people.none()
    for right in _RIGHTS[level]:
        found = found | people.with_perm(right, backend=backend)
    return found


def reader_of(request: HttpRequest) -> Any:
    """Whoever is signed in; a stranger where the answer may be remembered and is everyone's."""
    return request.user if request.public_is_private else AnonymousUser()  # type: ignore[attr-defined]
