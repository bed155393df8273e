"""Which round a judge or an organiser asks for, and whether it has closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]

SEES_RESULTS = "contest.view_result"
SEES_RANKING = "contest.view_standing"
COUNTS = "contest.count_result"
SEES_DECISIONS = "contest.view_annulment"
ANNULS = "contest.add_annulment"
LIFTS = "contest.change_annulment"


def only_with(right: str) -> Callable[[View], View]:
    """Only for users who have a right ("app.codename")."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
