"""The parameters of the API's lists, and what they leave of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from ninja import Field, Schema

from core.serving import MOST_VALUES
from media.api.errors import BadParameter
from media.enums import FileFormat, TextLanguage, UseState
from media.models import Asset, AssetKind, KindSpec, Kit, Variant
from media.models.use_windows import in_state, not_expired
from programme.models import Campaign, CampaignPhase, Topic

LARGEST_KEY = 2_147_483_647


class Paging(Schema):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=10_000, description=_("The page, from 1."))
    per_page: int = Field(20, ge=1, le=100, description=_("How many on a page."))


class KitQuery(Paging):
    """What kits are asked for. Values of one parameter add up, parameters narrow each other."""

    topic: list[str] = Field(
        [], max_length=MOST_VALUES, description=_("Addresses of topics, as /topics lists them.")
    )
    campaign: list[int] = Field(
        [], max_length=MOST_VALUES, description=_("Years, as /campaigns lists them.")
    )
    phase: list[int] = Field(
        [],
        max_length=MOST_VALUES,
        description=_("Numbers of phases, as /campaigns lists them: what may be used in one."),
    )
    use: list[UseState] = Field(
        [],
        max_length=MOST_VALUES,
        description=_("Where today lies in the days of use. Left out: all but the expired."),
    )

    def kits(self, kits: QuerySet[Kit], on: date) -> QuerySet[Kit]:
        """The kits that pass; a value that names nothing is a `BadParameter`."""
        if self.topic:
            kits = kits.filter(topic__in=_named("topic", Topic, "slug", self.topic))
        if self.campaign:
            kits = kits.filter(campaign__in=_named("campaign", Campaign, "year", self.campaign))
        if self.phase:
            kits = kits.filter(_in_phases(Kit, self.phase))
        return kits.filter(_in_states(self.use, on, Kit))


class AssetQuery(Paging):
    """What assets are asked for. Values of one parameter add up, parameters narrow each other."""

    kind: list[str] = Field(
        [], max_length=MOST_VALUES, description=_("Addresses of kinds, as /kinds lists them.")
    )
    size: list[int] = Field(
        [], max_length=MOST_VALUES, description=_("Numbers of sizes, as /kinds lists them.")
    )
    language: list[TextLanguage] = Field(
        [], max_length=MOST_VALUES, description=_("The language of the words on it (ISO 639).")
    )
    format: list[FileFormat] = Field(
        [], max_length=MOST_VALUES, description=_("The format of a file.")
    )
    use: list[UseState] = Field(
        [],
        max_length=MOST_VALUES,
        description=_("Where today lies in the days of use. Left out: all but the expired."),
    )
    topic: list[str] = Field(
        [], max_length=MOST_VALUES, description=_("Addresses of topics, as /topics lists them.")
    )

    def assets(self, assets: QuerySet[Asset], on: date) -> QuerySet[Asset]:
        """The assets that pass, with a file that fits size, language and format at once.

        Those in use stand first, then those to come; the newest kits first.
        """
        files = Variant.objects.all()
        if self.size:
            files = files.filter(spec__in=_named("size", KindSpec, "pk", self.size))
        if self.language:
            files = files.filter(language__in=self.language)
        if self.format:
            files = files.filter(file_format__in=self.format)
        if self.kind:
            assets = assets.filter(kind__in=_named("kind", AssetKind, "slug", self.kind))
        if self.topic:
            assets = assets.filter(kit__topic__in=_named("topic", Topic, "slug", self.topic))
        turn = Case(
            When(in_state(UseState.IN_USE, on, Asset.edges), then=0),
            When(in_state(UseState.COMING, on, Asset.edges), then=1),
            default=2,
        )
        return (
            assets.filter(_in_states(self.use, on, Asset), pk__in=files.values("asset"))
        ).order_by(turn, "-kit_id", "sort_order", "id")


def _in_states(states: Sequence[UseState], on: date, model: type[Kit | Asset]) -> Q:
    if not states:
        return not_expired(on, model.edges)
    found = Q(pk__in=[])
    for state in states:
        found |= in_state(state, on, model.edges)
    return found


def _in_phases(model: type[Kit | Asset], phases: Sequence[int]) -> Q:
    found = Q(pk__in=[])
    for phase in _named("phase", CampaignPhase, "pk", phases):
        usable = model.objects.usable_between(phase.starts_on, phase.ends_on)
        found |= Q(pk__in=usable.values("pk"))
    return found


def _named(parameter: str, model: Any, field: str, values: Sequence[Any]) -> list[Any]:
    """The rows that these values name, each of them."""
    possible = [
        value for value in values if not isinstance(value, int) or 0 <= value <= LARGEST_KEY
    ]
    rows = list(model.objects.filter(**{f"{field}__in": possible}))
    known = {getattr(row, field) for row in rows}
    unknown = [str(value)[:80] for value in values if value not in known]
    if unknown:
        raise BadParameter(
            parameter, lambda: gettext("Nothing is named “%(value)s”.") % {"value": unknown[0]}
        )
    return rows
