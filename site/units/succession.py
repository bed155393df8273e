"""Who carries on the work of a unit that has ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping


def by_first(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Pairs (a, b) as a mapping of each a to its b's."""
    grouped: dict[int, list[int]] = defaultdict(list)
    for first, second in pairs:
        grouped[first].append(second)
    return grouped


def heirs(start: int, successors: Mapping[int, Iterable[int]], valid: Container[int]) -> list[int]:
    """The valid units that carry on the work of `start`, itself while it is valid.

    Succession is followed through units that have ended too; a ring in the data ends the walk.
    """
    found: list[int] = []
    seen = {start}
    waiting = [start]
    while waiting:
        unit = waiting.pop(0)
        if unit in valid:
            found.append(unit)
            continue
        for successor in successors.get(unit, ()):
            if successor not in seen:
                seen.add(successor)
                waiting.append(successor)
    return found
