"""What finds signs, one module a kind; each looks at all entries of a round and says what it found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from contest.enums import SignKind, SignStrength


@dataclass(frozen=True)
class Found:
    """A sign about entries (primary keys); `figures` as `Sign.figures` keeps them.

    It is known again by its entries, or by what is named as `known_by` instead.
    """

    kind: SignKind
    strength: SignStrength
    entries: tuple[int, ...]
    figures: dict[str, Any] = field(default_factory=dict)
    known_by: tuple[str | int, ...] = ()

    @property
    def mark(self) -> str:
        """As `Sign.mark` keeps it."""
        known_by = self.known_by or sorted(self.entries)
        return sha256(",".join(map(str, known_by)).encode()).hexdigest()


def at_rank(ordered: Sequence[int], percent: int) -> int:
    """The percentile by nearest rank: the smallest value that so many percent of all do not exceed."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def runs(values: Iterable[int]) -> list[list[int]]:
    """Different values in order, parted wherever one does not follow the one before: 1, 2, 3 · 7, 8."""
    found: list[list[int]] = []
    for value in sorted(set(values)):
        if found and found[-1][-1] + 1 == value:
            found[-1].append(value)
        else:
            found.append([value])
    return found
