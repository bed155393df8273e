"""What answers an appeal while the database is away: a page made without it, which holds all that was sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from contest.taking_part.carried import hidden_fields
from contest.taking_part.guards import TRAP_NAME
from core.away import come_again
from core.public_forms import comes_from_elsewhere, is_longer_than

# An appeal of the longest text, each letter of which is sent as nine, and what a browser adds to it.
MOST_BYTES = 65_536
_FIELDS = ("about", "code", "kind", "text", "case")


def page(request: HttpRequest) -> HttpResponse:
    """503 in the reader's language; its button sends the same once more."""
    is_heeded = not is_longer_than(request, MOST_BYTES) and not comes_from_elsewhere(request)
    sent = request.POST if is_heeded else QueryDict()
    context = {
        "around": "plain.html",
        "address": request.path,
        "carried": hidden_fields(
            [(name, told) for name in _FIELDS if (told := _as_sent(sent, name))]
        ),
        "trap": TRAP_NAME,
        "step": _as_sent(sent, "step"),
    }
    return come_again(render(None, "pages/contest_away.html", context))


def _as_sent(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\0", "")
