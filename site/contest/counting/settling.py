"""Who wins in which round where a person gets one prize in all rounds, the best one."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.models import Prize, Result

# Person, code and rank of somebody in a ranking.
Standee = tuple[int, str, int]


@dataclass(frozen=True)
class Seat:
    """One of the prizes of a round's ladder. `step` counts from 0 at the top, `place` over the whole ladder."""

    result: Result
    prize: Prize
    step: int
    place: int

    def is_better_than(self, other: Seat) -> bool:
        """The higher step is better; of equal ones that of the earlier round."""
        return self._worth < other._worth

    @property
    def _worth(self) -> tuple[int, int, int]:
        return self.step, self.result.round.number, self.place


def settled(
    seats: Sequence[Seat], names: Mapping[Result, Sequence[Standee]]
) -> dict[Seat, Standee]:
    """Each seat is offered down its round's ranking; who has a better one declines, who has a lesser one frees it.

    Whatever the order of the offers, they end alike (Gale and Shapley). Nobody declines except for another
    seat, so of each ranking (`names`, the highest first) as many suffice as there are seats.
    """
    asked = dict.fromkeys(seats, 0)
    held: dict[int, Seat] = {}
    given: dict[Seat, Standee] = {}
    open_seats = deque(seats)
    while open_seats:
        seat = open_seats.popleft()
        for standee in names[seat.result][asked[seat] :]:
            asked[seat] += 1
            lesser = held.get(standee[0])
            if lesser is not None and not seat.is_better_than(lesser):
                continue
            held[standee[0]] = seat
            given[seat] = standee
            if lesser is not None:
                del given[lesser]
                open_seats.append(lesser)
            break
    return given
