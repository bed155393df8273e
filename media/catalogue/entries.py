"""What the library knows of each asset in order to list it: read in two queries, narrowed without any.

Every choice beside the list has its number, and each number follows from all other choices. Asked of the
database this takes a query for each filter and each answer; the few facts that decide of ten thousand assets
are read faster than that, and only once while nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import FloatField
from django.db.models.functions import Cast

from core.memory import remembered_newest
from core.text import fold, sort_key
from media.catalogue.sizes import size_of, spec_sizes
from media.enums import AssetState, UseState
from media.models import Asset, Variant

FORMAT_GROUPS = {
    **dict.fromkeys(("png", "jpeg", "webp", "avif", "gif"), "picture"),
    **dict.fromkeys(("mp4", "webm"), "video"),
    **dict.fromkeys(("mp3", "ogg", "wav"), "sound"),
}


class Entry(NamedTuple):
    """One asset with files. `words` are its names, those of its kit and its kind, folded."""

    pk: int
    access: str
    kind: str
    topic: str
    hidden_from: date | None
    used_from: date | None
    used_until: date | None
    sizes: frozenset[str]
    languages: frozenset[str]
    formats: frozenset[str]
    name: str
    name_en: str
    words: str

    def is_in_force(self, on: date) -> bool:
        return self.hidden_from is None or self.hidden_from > on

    def use_state(self, on: date) -> UseState:
        """Where a day lies in its use window."""
        if self.used_until and self.used_until <= on:
            return UseState.EXPIRED
        if self.used_from and self.used_from > on:
            return UseState.COMING
        return UseState.IN_USE

    def is_used_within(self, start: date, end: date) -> bool:
        """Whether its use window shares a day with [start, end)."""
        begins_before = self.used_from is None or self.used_from < end
        return begins_before and (self.used_until is None or self.used_until > start)


def all_entries() -> list[Entry]:
    """Every asset of live kits that is given out at all, the newest kits first."""
    return remembered_newest("library-entries", _read)


def title_ranks(language: str) -> dict[int, int]:
    """The places of all entries in the order of their titles in a language, by key."""
    return remembered_newest(f"library-titles-{language}", lambda: _ranked(language))


def _ranked(language: str) -> dict[int, int]:
    def title(entry: Entry) -> str:
        return (entry.name_en if language == "en" else "") or entry.name

    ordered = sorted(all_entries(), key=lambda entry: sort_key(title(entry)))
    return {entry.pk: rank for rank, entry in enumerate(ordered)}


class _Files(NamedTuple):
    sizes: set[str]
    languages: set[str]
    formats: set[str]


def _read() -> list[Entry]:
    files: dict[int, _Files] = defaultdict(lambda: _Files(set(), set(), set()))
    sizes_of_kinds = spec_sizes()
    # As numbers of the machine: thirty thousand decimals take longer than all else.
    sides = [Cast(name, FloatField()) for name in ("width", "height")]
    for (
        asset,
        language,
        file_format,
        spec,
        measure,
        width,
        height,
    ) in Variant.objects.order_by().values_list(
        "asset_id", "language", "file_format", "spec_id", "measure", *sides
    ):
        of_asset = files[asset]
        of_asset.languages.add(language)
        of_asset.formats.add(FORMAT_GROUPS.get(file_format, file_format))
        spec_size = sizes_of_kinds.get(spec, "")
        if size := size_of(spec_size, file_format, measure, width, height):
            of_asset.sizes.add(size)
    same = _Same()
    return [_entry(row, files[row[0]], same) for row in _rows() if row[0] in files]


class _Same(dict[frozenset[str], frozenset[str]]):
    """Equal sets as one: thousands of assets come in the same few sizes and formats."""

    def of(self, values: set[str]) -> frozenset[str]:
        frozen = frozenset(values)
        return self.setdefault(frozen, frozen)


def _rows() -> list[tuple]:
    given_out = Asset.objects.filter(
        kit__live=True, state=AssetState.APPROVED, recalled_at=None
    ).order_by("-kit_id", "sort_order", "pk")
    return list(
        given_out.values_list(
            "pk", "kit__access", "kind__slug", "kit__topic__slug", "hidden_from",
            "use_from", "kit__use_from", "kit__phase__starts_on",
            "use_until", "kit__use_until", "kit__phase__ends_on",
            "name", "name_en", "kit__name", "kit__name_en", "kind__name", "kind__name_en",
        )
    )  # fmt: skip


def _entry(row: tuple, files: _Files, same: _Same) -> Entry:
    (pk, access, kind, topic, hidden_from, *rest) = row
    (own_from, kit_from, phase_from, own_until, kit_until, phase_until, *names) = rest
    name, name_en, *shared = names
    return Entry(
        pk=pk,
        access=access,
        kind=kind,
        topic=topic or "",
        hidden_from=hidden_from,
        used_from=own_from or kit_from or phase_from,
        used_until=own_until or kit_until or phase_until,
        sizes=same.of(files.sizes),
        languages=same.of(files.languages),
        formats=same.of(files.formats),
        name=name,
        name_en=name_en,
        words=f"{fold(name)} {fold(name_en)} {_folded(*shared)}",
    )


@lru_cache(maxsize=1024)
def _folded(*names: str) -> str:
    """The names of a kit and a kind, which many assets share."""
    return fold(" ".join(names))
