"""How a page of the flow is put together: what it says itself, within what stands around all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from contest.taking_part.blanks import Texts, filled
from contest.taking_part.guards import TRAP_NAME
from contest.taking_part.shells import shell_of
from contest.taking_part.visits import Visit

Context = dict[str, Any]

OK, FORBIDDEN, CONFLICT, FAULTY, TOO_MANY = 200, 403, 409, 422, 429


def filled_page(
    visit: Visit,
    name: str,
    same: tuple[Hashable, ...],
    texts: Texts,
    context: Callable[[Texts], Context],
) -> HttpResponse:
    """A page of which only `texts` are of this visit; see `blanks.filled`."""

    def rendered(marked: Texts) -> str:
        return _rendered(visit, name, context(marked))

    return HttpResponse(filled(visit.request, name, same, texts, rendered))


def page(visit: Visit, name: str, context: Context, status: int = OK) -> HttpResponse:
    """A page that is rendered anew, since much of it is of this visit."""
    return HttpResponse(_rendered(visit, name, context), status=status)


def _rendered(visit: Visit, name: str, context: Context) -> str:
    around = {
        "contest": visit.shown,
        "trap": TRAP_NAME,
        "frame": shell_of(visit.request, visit.shown),
    }
    return render_to_string(f"pages/contest_{name}.html", context | around, visit.request)
