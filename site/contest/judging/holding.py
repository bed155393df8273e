"""Prizes that wait: for people whose details are like those of somebody who is barred."""

from __future__ import annotations

from collections.abc import Iterator

from contest.counting.prizes import Awards
from contest.enums import LIKE_BARRED, SignKind
from contest.judging.ladders import Ladder
from contest.judging.refusals import HeldError
from contest.models import Annulment, Entry, Sign


def held_entries(ladder: Ladder, awards: Awards) -> list[tuple[Entry, Sign | None]]:
    """The marked entries of who would get a prize that no judge has decided on, with the sign where it is found yet."""
    return list(_held(ladder, awards))


def require_decided(ladder: Ladder, awards: Awards) -> None:
    """HeldError while there are any."""
    if held := held_entries(ladder, awards):
        raise HeldError(dict.fromkeys(str(entry.person) for entry, _sign in held))


def _held(ladder: Ladder, awards: Awards) -> Iterator[tuple[Entry, Sign | None]]:
    people = {each.person_id for each in awards.given if each.person_id}
    rounds = [result.round_id for result in ladder.results]
    annulled = Annulment.objects.in_force().values("entry")
    entries = Entry.objects.filter(person__in=people, round__in=rounds, is_late=False)
    for entry in entries.exclude(pk__in=annulled).select_related("person").order_by("pk"):
        if not LIKE_BARRED.intersection(entry.flags):
            continue
        signs = entry.signs.filter(kind=SignKind.LIKE_BARRED)
        waiting = signs.undecided().first()
        if waiting or not signs.exists():
            yield entry, waiting
