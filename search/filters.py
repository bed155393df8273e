"""What a list of results can be narrowed by, as readers see it and as addresses say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from core.facets import Choice, Facet, address_without
from programme.models import Pillar, Topic
from search.grammar import Counts
from search.kinds import KINDS
from units.models import Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Of units and years there may be hundreds; the most frequent are offered.
MOST_CHOICES = 12
FIRST_YEAR, LAST_YEAR = 1900, 2999


@dataclass(frozen=True)
class Filter:
    """One filter: its parameter, its heading, the facet of the index, and the records it chooses from."""

    parameter: str
    heading: StrOrPromise
    facet: str
    model: type[Model] | None = None
    key: str = ""

    def values(self, words: list[str]) -> frozenset[str | int]:
        """The values of the facet that an address names; what names nothing is passed over."""
        words = [word for word in words[:MOST_CHOICES] if len(word) <= 100 and "\x00" not in word]
        if self.facet == "kind":
            return frozenset(kind.slug for kind in KINDS if kind.slug in words)
        if self.model is None:
            years = {int(word) for word in words if word.isascii() and word.isdecimal()}
            return frozenset(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)
        if not words:
            return frozenset()
        found = self.model._default_manager.filter(**{f"{self.key}__in": words})
        return frozenset(found.values_list("pk", flat=True))

    def offered(
        self, counts: Mapping[Any, int], chosen: frozenset[Any]
    ) -> list[tuple[Any, str, str]]:
        """Value, word for the address and label of each choice with results, and of each that is chosen."""
        if self.facet == "kind":
            return [
                (kind.slug, kind.slug, str(kind.name))
                for kind in KINDS
                if counts.get(kind.slug) or kind.slug in chosen
            ]
        frequent = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_CHOICES]
        wanted = {*frequent, *chosen}
        if self.model is None:
            return [(year, str(year), str(year)) for year in sorted(wanted, reverse=True)]
        rows: Any = self.model._default_manager.filter(pk__in=wanted)
        return [(row.pk, getattr(row, self.key), row.title) for row in rows]


FILTERS = (
    Filter("type", _("Kind"), "kind"),
    Filter("topic", _("Topic"), "topic", Topic, "slug"),
    Filter("pillar", _("Pillar"), "pillar", Pillar, "slug"),
    Filter("unit", _("Unit or commune"), "unit", Unit, "code"),
    Filter("year", _("Year"), "year"),
)


def chosen_in(query: QueryDict) -> dict[str, frozenset[str | int]]:
    """The values of each facet that a query string chooses; facets that it leaves open are left out."""
    chosen = {each.facet: each.values(query.getlist(each.parameter)) for each in FILTERS}
    return {facet: values for facet, values in chosen.items() if values}


def facets(
    request: HttpRequest, counts: Counts, chosen: Mapping[str, frozenset[Any]]
) -> list[Facet]:
    """The boxes of each filter that has anything to choose."""
    kept = {name: values for name, values in request.GET.lists() if name != "page"}
    found = []
    for each in FILTERS:
        of_facet, ticked = counts.get(each.facet, {}), chosen.get(each.facet, frozenset())
        choices = [
            Choice(
                word,
                label,
                value in ticked,
                address_without(kept, each.parameter, word),
                of_facet.get(value, 0),
            )
            for value, word, label in each.offered(of_facet, ticked)
        ]
        if choices:
            found.append(Facet(each.parameter, each.heading, choices))
    return found
