"""What the library lists, and the filters by which it is narrowed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.facets import Choice, Facet, address_without
from core.text import fold
from media.access import levels_open_to
from media.catalogue.entries import Entry, all_entries, title_ranks
from media.catalogue.filters import FACETS, filters_of
from media.enums import UseState
from media.models import Asset, Kit
from media.models.kits import KitQuerySet

__all__ = ["PARAMETERS", "PER_PAGE", "Catalogue"]

# What the list reads of its address, beside the number of the page.
PARAMETERS = (*FACETS, "q", "sort")
PER_PAGE = 12

# How many there are of each choice, by filter.
Counts = dict[str, dict[str, int]]
_TURNS = {UseState.IN_USE: 0, UseState.COMING: 1, UseState.EXPIRED: 2}


class Catalogue:
    """What a reader may take, narrowed by a query string; unknown values are ignored."""

    def __init__(self, query: QueryDict, reader: Any, on: date | None = None) -> None:
        self.reader = reader
        self.on = on or timezone.localdate()
        self.filters = filters_of(self.on)
        self.chosen = {each.name: each.chosen(query.getlist(each.name)) for each in self.filters}
        self.words = query.get("q", "").strip()
        asked = query.get("sort", "")
        self.sort = asked if asked in ("ends", "name") else ""
        self._passing, self._counts = self._narrowed()

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words) or any(self.chosen.values())

    @property
    def parameters(self) -> dict[str, list[str]]:
        """What stands in the address, in its order."""
        kept = self.chosen | {"q": [self.words], "sort": [self.sort]}
        return {name: values for name, values in kept.items() if any(values)}

    def kept_by_search(self) -> dict[str, list[str]]:
        """What another search leaves as it is."""
        return {name: values for name, values in self.parameters.items() if name != "q"}

    def kept_by_filters(self) -> dict[str, list[str]]:
        """What other filters leave as it is, beside the words."""
        return {name: values for name, values in self.parameters.items() if name == "sort"}

    def _narrowed(self) -> tuple[list[Entry], Counts]:
        """The assets that pass every filter, and for each choice those that pass every other filter."""
        levels = set(levels_open_to(self.reader))
        words = re.findall(r"[^\W_]+", fold(self.words))
        wanted = [
            (each, frozenset(self.chosen[each.name]) or each.by_default) for each in self.filters
        ]
        passing: list[Entry] = []
        counts: Counts = {each.name: defaultdict(int) for each in self.filters}
        for entry in all_entries():
            if entry.access not in levels or not entry.is_in_force(self.on):
                continue
            if not all(word in entry.words for word in words):
                continue
            values = [(each, wants, each.values_of(entry)) for each, wants in wanted]
            failed = [each for each, wants, has in values if wants and wants.isdisjoint(has)]
            if not failed:
                passing.append(entry)
            if len(failed) < 2:
                for each, _wants, has in values:
                    if not failed or each is failed[0]:
                        count = counts[each.name]
                        for value in has:
                            count[value] += 1
        return passing, counts

    @cached_property
    def keys(self) -> Sequence[int]:
        """The keys of the assets that pass every filter, in the order that was asked for.

        The newest kits come first, in use before coming before expired; by `sort` those whose use ends first,
        or by title.
        """
        passing = self._passing
        if self.sort == "ends":
            passing = sorted(passing, key=lambda entry: entry.used_until or date.max)
        elif self.sort == "name":
            ranks = title_ranks(get_language() or "")
            passing = sorted(passing, key=lambda entry: ranks[entry.pk])
        else:
            passing = sorted(passing, key=lambda entry: _TURNS[entry.use_state(self.on)])
        return [entry.pk for entry in passing]

    def assets(self, keys: Sequence[int]) -> list[Asset]:
        """Some of these assets with their files, in this order."""
        found = (
            Asset.objects.filter(pk__in=keys)
            .select_related("kit__phase", "kind")
            .prefetch_related("variants")
            .in_bulk()
        )
        return [found[key] for key in keys if key in found]

    def kits(self) -> KitQuerySet:
        """The newest kits that may still be used."""
        return Kit.objects.visible_to(self.reader).not_expired(self.on)

    @cached_property
    def facets(self) -> list[Facet]:
        """Every filter that has something to choose from; choices that lead to nothing are left out."""
        facets = []
        for each in self.filters:
            counts, chosen = self._counts[each.name], self.chosen[each.name]
            choices = [
                Choice(
                    value,
                    label,
                    value in chosen,
                    address_without(self.parameters, each.name, value),
                    counts[value],
                )
                for value, label in each.options.items()
                if counts[value] or value in chosen
            ]
            if choices:
                facets.append(Facet(each.name, each.label, choices))
        return facets

    def chips(self) -> list[Choice]:
        """What is asked for now, each with the way to drop it."""
        chips = [choice for facet in self.facets for choice in facet.choices if choice.chosen]
        if self.words:
            without = address_without(self.parameters, "q", self.words)
            chips.insert(0, Choice(self.words, f"“{self.words}”", True, without))
        return chips

    def orders(self) -> list[Choice]:
        """The orders that can be asked for, by their value of `sort`."""
        labels = {"": _("Newest first"), "ends": _("Ending soonest first"), "name": _("By title")}
        return [Choice(value, label, value == self.sort, "") for value, label in labels.items()]
