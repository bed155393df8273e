"""Proofs of use added up along the tree of units: a unit's sum is its own and that of all below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet, Sum

from media.models import ProofOfUse, UnitCopy
from units.models import Unit
from units.standing import Standing
from units.tree import Node


@dataclass(frozen=True)
class Told:
    """What one unit told of one asset in one way: how many proofs, of how many pieces."""

    unit: int
    kind: str
    asset: int
    proofs: int
    pieces: int


@dataclass
class Amount:
    """Proofs, pieces by the way they were used, which assets, and copies taken in a unit's own name."""

    proofs: int = 0
    pieces: Counter[str] = field(default_factory=Counter)
    assets: set[int] = field(default_factory=set)
    copies: int = 0

    def add(self, other: Amount) -> None:
        self.proofs += other.proofs
        self.copies += other.copies
        self.pieces.update(other.pieces)
        self.assets |= other.assets


@dataclass(frozen=True)
class Row:
    """A unit of the day; None for those that stand nowhere in its tree. `whole` is `own` and all below."""

    unit: Unit | None
    depth: int
    own: Amount
    whole: Amount


def told_by(proofs: QuerySet[ProofOfUse]) -> list[Told]:
    """The proofs by unit, way and asset, in one query."""
    groups = (
        proofs.order_by()
        .values_list("unit_id", "kind", "asset_id")
        .annotate(found=Count("id"), sum=Sum("pieces"))
    )
    return [Told(*group) for group in groups]


def copies_by_unit(copies: QuerySet[UnitCopy]) -> dict[int | None, int]:
    """How many copies each unit took in its own name, by its key, in one query; None for deleted units."""
    return dict(copies.order_by().values_list("unit_id").annotate(Count("id")))


def roll_up(
    standing: Standing, told: Iterable[Told], copies: Mapping[int | None, int] | None = None
) -> list[Row]:
    """A row for each unit of the day, from the top down, whether it sent something or not.

    What a unit told that has ended counts where it stands on the day; what stands nowhere comes last.
    """
    own: dict[int | None, Amount] = defaultdict(Amount)
    for each in told:
        amount = Amount(each.proofs, Counter({each.kind: each.pieces}), {each.asset})
        own[standing.place.get(each.unit)].add(amount)
    for unit, count in (copies or {}).items():
        own[None if unit is None else standing.place.get(unit)].copies += count
    rows = _rows(standing.roots, own, 0)
    if None in own:
        rows.append(Row(None, 0, own[None], own[None]))
    return rows


def _rows(nodes: Sequence[Node], own: dict[int | None, Amount], depth: int) -> list[Row]:
    rows: list[Row] = []
    for node in nodes:
        below = _rows(node.children, own, depth + 1)
        whole = Amount()
        whole.add(own[node.unit.pk])
        for row in below:
            if row.depth == depth + 1:
                whole.add(row.whole)
        rows += [Row(node.unit, depth, own[node.unit.pk], whole), *below]
    return rows


def total(rows: Iterable[Row]) -> Amount:
    """Of the whole register: the sum of what stands at the top."""
    everything = Amount()
    for row in rows:
        if row.depth == 0:
            everything.add(row.whole)
    return everything
