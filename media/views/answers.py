"""Views whose answers are the same for every reader, and so are remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.memory import remembered
from core.serving import Answer

View = TypeVar("View", bound=Callable[..., HttpResponse])

# A reader ticks a few boxes; a longer list is a machine's.
MOST_VALUES, LONGEST_VALUE = 20, 80


def remembered_view(*parameters: str) -> Callable[[View], View]:
    """Remember what a view answers, by its address and these parameters; it is shown no others."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.GET = _known(request.GET, parameters)  # type: ignore[assignment]
            if request.public_is_private:  # type: ignore[attr-defined]
                return view(request, *args, **kwargs)
            key = "|".join(
                (
                    "media",
                    request.scheme or "",
                    request.get_host(),
                    get_language() or "",
                    request.path,
                    request.GET.urlencode(),
                )
            )
            made = remembered(_short(key), lambda: Answer.of(view(request, *args, **kwargs)))
            return made.response(request)

        return require_safe(answer)  # type: ignore[return-value]

    return decorate


def _known(query: QueryDict, parameters: tuple[str, ...]) -> QueryDict:
    known = QueryDict(mutable=True)
    for name in parameters:
        values = [
            value
            for value in query.getlist(name)[:MOST_VALUES]
            if value and len(value) <= LONGEST_VALUE and value.isprintable()
        ]
        if values:
            known.setlist(name, values)
    return known


def _short(key: str) -> str:
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()
