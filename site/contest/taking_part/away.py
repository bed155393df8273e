"""What answers a step while the database is away: a page made without it, which holds all that was sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from contest.taking_part.carried import (
    LONGEST_DETAIL,
    MOST_BYTES,
    answers_in,
    details_in,
    hidden_fields,
)
from contest.taking_part.guards import TRAP_NAME
from contest.taking_part.proofs import LONGEST_PROOF, PROOF_NAME
from contest.taking_part.tokens import Door
from core.away import come_again
from core.public_forms import comes_from_elsewhere, is_longer_than

# Neither asks the database.
_AROUND = {Door.PAGE: "plain.html", Door.FRAME: "plain_frame.html"}


def page(request: HttpRequest, door: Door) -> HttpResponse:
    """503 in the reader's language, in the look of the door; its button sends the same step again."""
    is_heeded = not is_longer_than(request, MOST_BYTES) and not comes_from_elsewhere(request)
    sent = request.POST if is_heeded else QueryDict()
    context = {
        "around": _AROUND[door],
        "address": request.path,
        "token": _as_sent(sent, "token", MOST_BYTES),
        "carried": hidden_fields([*details_in(sent), *answers_in(sent), *_proof_in(sent)]),
        "trap": TRAP_NAME,
        "step": _as_sent(sent, "step", LONGEST_DETAIL),
    }
    return come_again(render(None, "pages/contest_away.html", context))


def _proof_in(sent: QueryDict) -> list[tuple[str, str]]:
    proof = _as_sent(sent, PROOF_NAME, LONGEST_PROOF)
    return [(PROOF_NAME, proof)] if proof else []


def _as_sent(sent: QueryDict, name: str, longest: int) -> str:
    return sent.get(name, "").replace("\0", "")[:longest]
