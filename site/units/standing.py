"""Where units of all times stand on a day: each in itself, in its heir, or in what is above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from units.succession import heirs
from units.tree import Node, build_tree, stand_in

if TYPE_CHECKING:
    from units.models import Unit


class Standing:
    """The tree of a day, and the place in it of every unit there ever was.

    `place` gives the key of the valid unit that stands for a unit, or None where the tree has none for it.
    """

    def __init__(
        self, units: Sequence[Unit], successors: Mapping[int, Sequence[int]], on: date
    ) -> None:
        self.roots = build_tree(units, successors, on)
        every = {unit.pk: unit for unit in units}
        self._valid = {unit.pk for unit in units if unit.is_valid(on)}
        self._successors = successors
        self.place = {key: stand_in(key, every, successors, self._valid) for key in every}

    def within(self, key: int) -> set[int]:
        """The keys of all units, of any time, that stand in this one or below it; itself always.

        A unit that has ended speaks for the one that carries on its work, never for what was above it.
        """
        carriers = heirs(key, self._successors, self._valid)
        below: set[int] = set()
        for node in self._nodes(self.roots):
            if [node.unit.pk] == carriers:
                below = {each.unit.pk for each in self._nodes([node])}
        return {key} | {each for each, place in self.place.items() if place in below}

    def _nodes(self, nodes: Sequence[Node]) -> Iterator[Node]:
        for node in nodes:
            yield node
            yield from self._nodes(node.children)
