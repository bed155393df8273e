"""Who would win which prize by the rules, the rankings and what people decided: proposals, which people approve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import F

from contest import codes
from contest.counting import overall, teams
from contest.counting.settling import Seat, Standee, settled
from contest.enums import PrizeScope
from contest.models import Award, AwardList, Contest, PassedOver, Prize, Result, Rules


@dataclass(frozen=True)
class Proposal:
    """A prize for a person or a unit, or without a prize a place on the reserve list.

    `rank` is the place in the ranking that the prize is given for, `name` a person's code or a unit's name.
    """

    prize: Prize | None
    rank: int
    name: str
    person_id: int | None = None
    unit_id: int | None = None

    @property
    def shown_name(self) -> str:
        """The name as people read it."""
        return codes.shown(self.name) if self.person_id else self.name


@dataclass(frozen=True)
class Awards:
    """The prizes of a ladder in its order, and who stands next: as many again as there are prizes."""

    given: list[Proposal]
    reserves: list[Proposal]


def round_awards(result: Result) -> Awards:
    """Who would win the prizes of a round; those nobody is left for are not given.

    Where the rules say that a person gets one prize, only the best of all rounds counted so far stays, and
    what it frees goes to the next in that round's ranking: no prize goes to somebody while a person who
    stands higher in that round has none, or only a lesser one. So a later round may change the proposals of
    an earlier one until people approve them. What is approved stays: whoever holds a prize of a round by an
    approved list wins in no other, however well they stand there.
    """
    seats = _seats(result)
    if not result.rules.one_prize_a_person:
        people = _first(result, 2 * len(seats), _passed_over(PrizeScope.ROUND, result))
        return _awards([seat.prize for seat in seats], people)
    held = _approved_elsewhere(result)
    limited = rankings_of(result)
    all_seats = [seat for each in limited for seat in _seats(each)]
    names = {
        each: _first(each, len(all_seats) + len(seats), _not_asked(each, held)) for each in limited
    }
    given = settled(all_seats, names)
    winning = {person_id for person_id, _code, _rank in given.values()}
    waiting = (each for each in names[result] if each[0] not in winning)
    return Awards(
        [_for_person(seat.prize, given[seat]) for seat in seats if seat in given],
        [_for_person(None, each) for each in islice(waiting, len(seats))],
    )


def rankings_of(result: Result) -> list[Result]:
    """The newest results on whose rankings the proposal for a round rests, its own first."""
    if not result.rules.one_prize_a_person:
        return [result]
    return [result, *_others_not_approved(result)]


def overall_awards(contest: Contest, rules: Rules) -> Awards:
    """Who would win the prizes for the whole contest, a ladder of its own, as the rounds counted so far stand."""
    ladder = [prize for _, prize in _steps(rules, PrizeScope.OVERALL)]
    passed = _passed_over(PrizeScope.OVERALL, contest=contest)
    rows = overall.ranking(contest)[: 2 * len(ladder) + len(passed)]
    people = [
        (row["person_id"], row["code"], row["place"])
        for row in rows
        if row["person_id"] not in passed
    ]
    return _awards(ladder, people)


def unit_awards(contest: Contest, rules: Rules) -> Awards:
    """Which units would win, as the rounds counted so far stand."""
    ladder = [prize for _, prize in _steps(rules, PrizeScope.UNITS)]
    passed = _passed_over(PrizeScope.UNITS, contest=contest)
    rows = [
        row
        for row in teams.ranking(contest)[: 2 * len(ladder) + len(passed)]
        if row["unit_id"] not in passed
    ]
    found = [
        Proposal(prize, row["place"], row["name"], unit_id=row["unit_id"])
        for prize, row in zip([*ladder, *[None] * len(ladder)], rows, strict=False)
    ]
    return Awards(found[: len(ladder)], found[len(ladder) :])


def _steps(rules: Rules, scope: PrizeScope) -> list[tuple[int, Prize]]:
    """Each prize of a ladder as often as it is given, with its step, the highest first."""
    ladder = rules.prizes.filter(scope=scope).order_by("sort_order", "pk")
    return [(step, prize) for step, prize in enumerate(ladder) for _ in range(prize.quantity)]


def _seats(result: Result) -> list[Seat]:
    return [
        Seat(result, prize, step, place)
        for place, (step, prize) in enumerate(_steps(result.rules, PrizeScope.ROUND))
    ]


def _in_force(contest_id: int) -> Any:
    """Approved lists of rounds that hold: those of rounds that were counted again do not."""
    lists = AwardList.objects.filter(contest=contest_id, scope=PrizeScope.ROUND)
    return lists.in_force().resting_on_newest()


def _approved_elsewhere(result: Result) -> dict[int, set[int]]:
    """By round, who holds a prize of it by an approved list."""
    held: dict[int, set[int]] = {}
    awards = Award.objects.filter(
        list__in=_in_force(result.round.contest_id), prize__isnull=False, person__isnull=False
    )
    for round_id, person_id in awards.values_list("list__round_id", "person_id"):
        held.setdefault(round_id, set()).add(person_id)
    return held


def _others_not_approved(result: Result) -> Iterable[Result]:
    """The newest results of the other rounds whose prizes are still open and limited to one a person."""
    approved = _in_force(result.round.contest_id).values("round_id")
    return (
        Result.objects.filter(
            round__contest=result.round.contest_id, rules__one_prize_a_person=True
        )
        .exclude(round=result.round_id)
        .exclude(round__in=approved)
        .newest()
        .select_related("round__contest", "rules")
    )


def _not_asked(result: Result, held: dict[int, set[int]]) -> set[int]:
    """Who is offered no prize of this round: passed over in it, or holding one of another."""
    elsewhere = [people for round_id, people in held.items() if round_id != result.round_id]
    return _passed_over(PrizeScope.ROUND, result).union(*elsewhere)


def _passed_over(
    scope: PrizeScope, result: Result | None = None, contest: Contest | None = None
) -> set[int]:
    """Persons, or units, to whom people decided to give no prize of a ladder."""
    decided = PassedOver.objects.in_force().filter(scope=scope)
    decided = decided.filter(round=result.round_id) if result else decided.filter(contest=contest)
    key = "unit_id" if scope == PrizeScope.UNITS else "person_id"
    return set(decided.values_list(key, flat=True))


def _first(result: Result, number: int, without: set[int]) -> list[Standee]:
    """Those who stand highest, without some."""
    rows = result.standings.exclude(person__in=without).order_by("rank")[:number]
    return list(rows.values_list("person_id", F("person__code"), "rank"))


def _awards(ladder: list[Prize], people: list[Standee]) -> Awards:
    given = [_for_person(prize, each) for prize, each in zip(ladder, people, strict=False)]
    reserves = people[len(ladder) : 2 * len(ladder)]
    return Awards(given, [_for_person(None, each) for each in reserves])


def _for_person(prize: Prize | None, standee: Standee) -> Proposal:
    person_id, code, rank = standee
    return Proposal(prize, rank, code, person_id=person_id)
