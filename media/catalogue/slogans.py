"""The public register of slogans: what it holds, and the lists it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.text import within_sentence
from media.models import Asset, AssetKind, Slogan, SloganCategory
from programme.models import Campaign, Topic

PARAMETERS = ("campaign", "category", "kind", "topic")
# A slogan names the kinds of asset that leave it the least room, tightest first.
MOST_KINDS_NAMED = 3


@dataclass(frozen=True)
class Chip:
    """A narrower list: how its address says it, its name, how many slogans it has, whether it is shown."""

    parameter: str
    value: str
    label: str
    found: int
    is_chosen: bool


@dataclass(frozen=True)
class SloganEntry:
    """A slogan as the page shows it: with the kinds it suits and the assets that anyone may take."""

    slogan: Slogan
    kinds: list[AssetKind]

    @property
    def carriers(self) -> list[Asset]:
        return self.slogan.shown_assets


def public_slogans(query: QueryDict) -> list[Slogan]:
    """Approved slogans that may still be used, as the query narrows them; unknown values find nothing."""
    found = Slogan.objects.usable().select_related("category", "topic", "campaign", "document")
    if topic := query.get("topic"):
        found = found.filter(topic__slug=topic)
    if category := query.get("category"):
        found = found.filter(category__slug=category)
    if year := query.get("campaign"):
        is_year = year.isascii() and year.isdecimal() and len(year) == 4
        found = found.filter(campaign__year=year) if is_year else found.none()
    assets = Asset.objects.public().select_related("kit", "kind")
    slogans = list(found.prefetch_related(Prefetch("assets", assets, to_attr="shown_assets")))
    if slug := query.get("kind"):
        kind = next((kind for kind in kinds_with_limits() if kind.slug == slug), None)
        slogans = [slogan for slogan in slogans if kind and suits(slogan, kind)]
    return slogans


def kinds_with_limits() -> list[AssetKind]:
    """Kinds that say how long a slogan on them may be, the tightest first."""
    return list(AssetKind.objects.exclude(most_syllables=None).order_by("most_syllables", "pk"))


def suits(slogan: Slogan, kind: AssetKind) -> bool:
    """Whether a slogan is short enough for a kind that has a limit."""
    return kind.most_syllables is not None and slogan.syllables <= kind.most_syllables


def entries_of(slogans: Iterable[Slogan]) -> list[SloganEntry]:
    kinds = kinds_with_limits()
    return [
        SloganEntry(slogan, [kind for kind in kinds if suits(slogan, kind)][:MOST_KINDS_NAMED])
        for slogan in slogans
    ]


def chips(query: QueryDict) -> list[Chip]:
    """Years, categories, short ones, topics: those that have public slogans, with their numbers."""
    counted = Count("slogans", filter=Q(slogans__in=Slogan.objects.usable().values("pk")))

    def chip(parameter: str, value: str, label: str, found: int) -> Chip:
        return Chip(parameter, value, label, found, query.get(parameter) == value)

    def having(model: type[Any]) -> QuerySet[Any]:
        return model.objects.annotate(found=counted).filter(found__gt=0)

    made = [
        chip("campaign", str(row.year), _("Year %(year)s") % {"year": row.year}, row.found)
        for row in having(Campaign)
    ]
    made += [chip("category", row.slug, row.title, row.found) for row in having(SloganCategory)]
    if tightest := next(iter(kinds_with_limits()), None):
        short = sum(suits(slogan, tightest) for slogan in Slogan.objects.usable().only("wording"))
        label = _("Short, for %(kind)s") % {"kind": within_sentence(tightest.title)}
        made += [chip("kind", tightest.slug, label, short)] if short else []
    return made + [chip("topic", row.slug, row.title, row.found) for row in having(Topic)]
