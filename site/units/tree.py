"""The tree of the units that exist on a day."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from units.succession import heirs

if TYPE_CHECKING:
    from units.models import Unit


@dataclass
class Node:
    """A unit and the units that belong to it on the day."""

    unit: Unit
    children: list[Node] = field(default_factory=list)


def build_tree(
    units: Sequence[Unit], successors: Mapping[int, Sequence[int]], on: date
) -> list[Node]:
    """The roots of the tree on a day, from all units of all times in the order they shall keep.

    A unit whose parent does not exist that day stands below the one unit that carries on its parent's work,
    or else below the nearest ancestor that exists, or else at the top: no unit is ever left out.
    """
    every = {unit.pk: unit for unit in units}
    nodes = {unit.pk: Node(unit) for unit in units if unit.is_valid(on)}
    above = {
        key: stand_in(every[key].parent_id, every, successors, nodes, but=key) for key in nodes
    }
    roots: list[Node] = []
    for key, node in nodes.items():
        parent = above[key]
        if parent is None or _leads_back(key, above):
            above[key] = None
            roots.append(node)
        else:
            nodes[parent].children.append(node)
    return roots


def walk(nodes: Sequence[Node], depth: int = 0) -> Iterator[tuple[int, Unit]]:
    """Every unit of a tree with its depth, from the top down."""
    for node in nodes:
        yield depth, node.unit
        yield from walk(node.children, depth + 1)


def stand_in(
    key: int | None,
    every: Mapping[int, Unit],
    successors: Mapping[int, Sequence[int]],
    valid: Container[int],
    but: int | None = None,
) -> int | None:
    """The valid unit that stands where a unit of any time stood: itself, or the one that carries on its work.

    Where several carry it on, or none, that of the unit above it; None where nothing above is left. `but` is
    a unit that can't be meant.
    """
    seen: set[int] = set()
    while key is not None and key not in seen:
        seen.add(key)
        carriers = heirs(key, successors, valid)
        if len(carriers) == 1 and carriers[0] != but:
            return carriers[0]
        key = every[key].parent_id
    return None


def _leads_back(key: int, above: Mapping[int, int | None]) -> bool:
    """Whether the way up from a unit comes back to it."""
    step, seen = above[key], set()
    while step is not None and step not in seen:
        if step == key:
            return True
        seen.add(step)
        step = above[step]
    return False
