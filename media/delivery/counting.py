"""What a number of downloads is: readers, their repeats, and robots, each apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncDate

from media.models import Download, DownloadCount

# Rows of one day that agree in these are one number.
WHAT = ("kit_id", "variant_id", "whole_kit", "in_archive", "outlet", "unit_id", "handover")
KEY = ("day", *WHAT)


@dataclass(frozen=True)
class Numbers:
    """Downloads by readers, how often one of them came again, and downloads by robots."""

    count: int = 0
    repeats: int = 0
    robots: int = 0

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(
            self.count + other.count, self.repeats + other.repeats, self.robots + other.robots
        )


def counted(rows: Iterable[tuple[str, bool]]) -> Numbers:
    """The numbers of one day and thing; each row is its reader, and whether that is a robot.

    A reader without a name counts each time: nobody can tell that it came again.
    """
    named: set[str] = set()
    downloads = nameless = robots = 0
    for reader, is_robot in rows:
        downloads += 1
        if is_robot:
            robots += 1
        elif reader:
            named.add(reader)
        else:
            nameless += 1
    count = len(named) + nameless
    return Numbers(count, downloads - robots - count, robots)


def counted_now(downloads: QuerySet[Download]) -> dict[tuple[Any, ...], Numbers]:
    """What downloads that are not added up yet will be, by `KEY`."""
    rows: dict[tuple[Any, ...], list[tuple[str, bool]]] = defaultdict(list)
    listed = downloads.annotate(day=TruncDate("at")).order_by()
    for *key, reader, is_robot in listed.values_list(*KEY, "reader", "is_robot").iterator():
        rows[tuple(key)].append((reader, is_robot))
    return {key: counted(each) for key, each in rows.items()}


def numbers_of_kit(kit_id: int) -> dict[str, Numbers]:
    """How a kit was taken up to now: `whole`, `single` files, and `chosen` files in one archive."""
    told = {"whole": Numbers(), "single": Numbers(), "chosen": Numbers()}

    def add(whole_kit: bool, in_archive: bool, more: Numbers) -> None:
        name = "whole" if whole_kit else "chosen" if in_archive else "single"
        told[name] += more

    days = DownloadCount.objects.filter(kit_id=kit_id).order_by()
    sums = days.values_list("whole_kit", "in_archive").annotate(
        Sum("count"), Sum("repeats"), Sum("robots")
    )
    for whole_kit, in_archive, *numbers in sums:
        add(whole_kit, in_archive, Numbers(*numbers))
    for key, more in counted_now(Download.objects.filter(kit_id=kit_id)).items():
        what = dict(zip(KEY, key, strict=True))
        add(what["whole_kit"], what["in_archive"], more)
    return told
