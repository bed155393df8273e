"""Prizes that wait: for a decision on people who may be barred, another count, or what proves the count."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from contest.counting.prizes import Awards
from contest.enums import SignKind
from contest.judging.ladders import Ladder
from contest.judging.refusals import CountAgainError, HeldError, UnprovedError
from contest.ledger.faults import fault_of
from contest.models import Person, Sign
from contest.signs.due import due_rounds
from contest.signs.finders.likenesses import like_barred
from contest.signs.known import to_decide_on
from contest.signs.sheets import looked_at


def held_people(ladder: Ladder, awards: Awards, at: datetime) -> list[tuple[Person, Sign | None]]:
    """Who would get a prize, and has a sign that no judge has decided on, with that sign.

    Where a search is due, also who has none yet and will have one, with None: nobody is held who will not.
    """
    people = {each.person_id for each in awards.given if each.person_id}
    if not people:
        return []
    return [*_waiting(ladder, people), *_to_be_found(ladder, people, at)]


def require_decided(ladder: Ladder, awards: Awards, at: datetime) -> None:
    """HeldError while there are any."""
    if held := held_people(ladder, awards, at):
        raise HeldError(dict.fromkeys(str(person) for person, _sign in held))


def require_counted(ladder: Ladder) -> None:
    """CountAgainError while entries came or something was decided that only another count takes in."""
    if rounds := ladder.overtaken:
        raise CountAgainError([each.number for each in rounds])


def unproved(ladder: Ladder) -> UnprovedError | None:
    """Which file of a count that decides on its prizes can't be made; one that is still to be made holds nobody."""
    for result in ladder.rankings:
        if fault := fault_of(result):
            return UnprovedError(result.round.number, fault)
    return None


def require_proved(ladder: Ladder) -> None:
    """UnprovedError while there is one."""
    if error := unproved(ladder):
        raise error


def _waiting(ladder: Ladder, people: Collection[int]) -> Iterator[tuple[Person, Sign]]:
    rounds = [result.round_id for result in ladder.results]
    signs = Sign.objects.filter(
        kind=SignKind.LIKE_BARRED, round__in=rounds, entries__person__in=people
    )
    for sign in signs.undecided().distinct().order_by("pk"):
        # All entries of such a sign are one person's.
        yield sign.entries.select_related("person")[0].person, sign


def _to_be_found(
    ladder: Ladder, people: Collection[int], at: datetime
) -> Iterator[tuple[Person, None]]:
    rounds = {result.round_id for result in ladder.results}
    for each in due_rounds(at, ladder.contest):
        if each.pk not in rounds:
            continue
        found = list(like_barred(each, looked_at(each, people)))
        entries = [sign.entries[0] for sign in to_decide_on(each, found)]
        for person in Person.objects.filter(entries__in=entries).distinct().order_by("pk"):
            yield person, None
