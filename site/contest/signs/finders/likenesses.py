"""People whose details are like those of somebody who is barred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from contest.enums import LIKE_BARRED, Flag, SignKind, SignStrength
from contest.identity.barring import Match, MatchKind, matches_of
from contest.ledger.rules import in_force
from contest.models import Round, Standing
from contest.signs.finders import Found
from contest.signs.sheets import Looked, kept_persons


def like_barred(searched: Round, entries: Sequence[Looked]) -> Iterator[Found]:
    """For each row of the barred list, as it stands now, the entries of everybody whose details are like it.

    The name alone is as a rule another person's, of whom there are many of one name. Who surely is on the list is
    left out of the count and needs no sign, but for those who were put there after it and have a place. A sign is
    known again by person and row, so that another row, or more that is told in one, asks for another decision.
    """
    sent: dict[int, list[Looked]] = defaultdict(list)
    for entry in entries:
        sent[entry.person].append(entry)
    rules = in_force(searched, searched.closes_at)
    for person, matches in matches_of(searched.contest, rules, kept_persons(sent)):
        theirs = sent.pop(person)
        for match in matches:
            if match.kind is not MatchKind.SAME or _has_a_place(person, searched):
                yield _like(person, match, theirs)
    for person, theirs in sent.items():
        yield from _marked(person, theirs)


def _has_a_place(person: int, searched: Round) -> bool:
    return Standing.objects.filter(result__in=searched.results.newest(), person=person).exists()


def _like(person: int, match: Match, theirs: Sequence[Looked]) -> Found:
    is_name_alone = match.kind is MatchKind.NAMED_ALIKE
    return Found(
        SignKind.LIKE_BARRED,
        _strength(is_name_alone),
        tuple(entry.pk for entry in theirs),
        {
            "is_name_alone": is_name_alone,
            "is_same": match.kind is MatchKind.SAME,
            "row": match.barred_id,
        },
        known_by=("person", person, match.kind.value, str(match.barred_id)),
    )


def _marked(person: int, theirs: Sequence[Looked]) -> Iterator[Found]:
    """Whose details are gone can be compared no more: what was marked when the entries were begun is all there is."""
    marked = [entry for entry in theirs if LIKE_BARRED.intersection(entry.flags)]
    if not marked:
        return
    is_name_alone = all(Flag.PERHAPS_BARRED not in entry.flags for entry in marked)
    yield Found(
        SignKind.LIKE_BARRED,
        _strength(is_name_alone),
        tuple(entry.pk for entry in marked),
        {"is_name_alone": is_name_alone},
        known_by=("person", person),
    )


def _strength(is_name_alone: bool) -> SignStrength:
    return SignStrength.WEAK if is_name_alone else SignStrength.STRONG
