"""Downloads added up as a reader of the report asks: by file, asset, kit, taker or day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from media.delivery.counting import KEY, Numbers, counted_now
from media.enums import Handover
from media.models import Download, DownloadCount, Kit, Variant
from units.models import Unit

# How something was taken and who sent it are never added together: a kit is not a file, and what was handed
# over may not have arrived.
ALWAYS = ("whole_kit", "in_archive", "handover")

# What each way to add up tells apart, beside `ALWAYS`.
WAYS: dict[str, tuple[str, ...]] = {
    "file": ("kit_id", "variant_id"),
    "asset": ("kit_id", "asset_id"),
    "kit": ("kit_id",),
    "taker": ("outlet", "unit_id"),
    "day": ("day",),
    "everything": ("day", "kit_id", "variant_id", "outlet", "unit_id"),
}


@dataclass(frozen=True)
class Names:
    """What kits, files, assets and units of a report are called, by their keys."""

    kits: dict[int, str]
    variants: dict[int, str]
    assets: dict[int, str]
    asset_of: dict[int, int]
    units: dict[int, str]

    @classmethod
    def of(cls, keys: Iterable[dict[str, Any]]) -> Names:
        """The names that these keys (parts of `KEY`) lead to."""
        ids: dict[str, set[int]] = defaultdict(set)
        for key in keys:
            for field in ("kit_id", "variant_id", "unit_id"):
                if key.get(field):
                    ids[field].add(key[field])
        variants = list(
            Variant.objects.filter(pk__in=ids["variant_id"])
            .order_by()
            .values_list("pk", "name", "asset_id", "asset__name")
        )
        return cls(
            kits=dict(Kit.objects.filter(pk__in=ids["kit_id"]).values_list("pk", "name")),
            variants={key: name for key, name, _asset, _of_asset in variants},
            assets={asset: of_asset for _key, _name, asset, of_asset in variants},
            asset_of={key: asset for key, _name, asset, _of_asset in variants},
            units=dict(Unit.objects.filter(pk__in=ids["unit_id"]).values_list("pk", "name")),
        )


@dataclass(frozen=True)
class Line:
    """One number of the report, with what it is of; what was added together is empty."""

    key: dict[str, Any]
    numbers: Numbers
    names: Names

    @property
    def day(self) -> date | None:
        return self.key.get("day")

    @property
    def kit(self) -> str:
        return self.names.kits.get(self.key.get("kit_id", 0), "")

    @property
    def asset(self) -> str:
        variant_id, asset_id = self.key.get("variant_id"), self.key.get("asset_id")
        if variant_id:
            asset_id = self.names.asset_of.get(variant_id)
        return self.names.assets.get(asset_id or 0, "") or self._no_file()

    @property
    def variant(self) -> str:
        return self.names.variants.get(self.key.get("variant_id", 0), "") or self._no_file()

    @property
    def outlet(self) -> str:
        return self.key.get("outlet", "")

    @property
    def unit(self) -> str:
        return self.names.units.get(self.key.get("unit_id", 0), "")

    @property
    def taken_as(self) -> str:
        if self.key["whole_kit"]:
            return str(_("Whole kit"))
        return str(_("File of a chosen archive") if self.key["in_archive"] else _("Single file"))

    @property
    def handover(self) -> str:
        return str(Handover(self.key["handover"]).label)

    @property
    def count(self) -> int:
        return self.numbers.count

    @property
    def repeats(self) -> int:
        return self.numbers.repeats

    @property
    def robots(self) -> int:
        return self.numbers.robots

    def _no_file(self) -> str:
        return "" if self.key["whole_kit"] else str(_("deleted since"))


def tally(counts: QuerySet[DownloadCount], downloads: QuerySet[Download], way: str) -> list[Line]:
    """Days that were added up and rows that were not, as one: newest days and largest numbers first."""
    told_apart = (*WAYS[way], *ALWAYS)
    grouped_by = [("variant_id" if field == "asset_id" else field) for field in told_apart]
    found: list[tuple[dict[str, Any], Numbers]] = []
    sums = (
        counts.order_by()
        .values_list(*grouped_by)
        .annotate(Sum("count"), Sum("repeats"), Sum("robots"))
    )
    for *key, count, repeats, robots in sums.iterator():
        named = dict(zip(grouped_by, key, strict=True))
        found.append((named, Numbers(count, repeats, robots)))
    for whole_key, numbers in counted_now(downloads).items():
        every = dict(zip(KEY, whole_key, strict=True))
        found.append(({field: every[field] for field in grouped_by}, numbers))
    names = Names.of(key for key, _numbers in found)
    added: dict[tuple[Any, ...], Numbers] = defaultdict(Numbers)
    for named, numbers in found:
        if "asset_id" in told_apart:
            named["asset_id"] = names.asset_of.get(named["variant_id"])
        added[tuple(named[field] for field in told_apart)] += numbers
    lines = [
        Line(dict(zip(told_apart, key, strict=True)), numbers, names)
        for key, numbers in added.items()
    ]
    lines.sort(key=lambda line: (line.kit, line.asset, line.variant, line.outlet, line.unit))
    lines.sort(key=lambda line: line.count, reverse=True)
    lines.sort(key=lambda line: line.day or date.max, reverse=True)
    return lines


def totals(lines: Iterable[Line]) -> list[tuple[str, Numbers]]:
    """The sums of these lines for each who sent them."""
    added: dict[str, Numbers] = defaultdict(Numbers)
    for line in lines:
        added[line.handover] += line.numbers
    return sorted(added.items())
