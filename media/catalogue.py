"""What the library lists, and the filters by which it is narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from core.facets import Choice, Facet, address_without
from media.enums import TextLanguage, UseState
from media.inspection.pictures import PICTURE_FORMATS
from media.models import Asset, AssetKind, Kit, Variant
from media.models.kits import KitQuerySet
from media.models.use_windows import in_state, not_expired
from programme.models import Campaign, CampaignPhase, Topic

FACETS = ("kind", "use", "phase", "topic", "language", "format")
PER_PAGE = 12

_FORMATS = {
    "pdf": ("pdf",),
    "picture": PICTURE_FORMATS,
    "svg": ("svg",),
    "video": ("mp4", "webm"),
    "sound": ("mp3", "ogg", "wav"),
}


class Catalogue:
    """What a reader may take, narrowed by a query string; unknown values are ignored."""

    def __init__(self, query: QueryDict, reader: Any, on: date | None = None) -> None:
        self.query, self.reader = query, reader
        self.on = on or timezone.localdate()
        self.phases = _phases(self.on)
        languages, formats = self._present()
        self._options: dict[str, dict[str, Any]] = {
            "use": dict(UseState.choices),
            "phase": {str(phase.pk): _phase_label(phase) for phase in self.phases},
            "topic": {
                topic.slug: topic.title
                for topic in Topic.objects.filter(
                    kits__in=Kit.objects.visible_to(reader)
                ).distinct()
            },
            "language": {
                value: label for value, label in TextLanguage.choices if value in languages
            },
            "format": _format_options(formats),
        }
        self.chosen = {name: self._chosen(name) for name in self._options}
        # The kinds come last, counted among what passes the other filters.
        passing = Asset.objects.filter(self._conditions(tuple(self._options)))
        counted = Count("assets", filter=Q(assets__in=passing.values("pk")))
        kinds = AssetKind.objects.annotate(found=counted)
        self.kind_counts = {kind.slug: kind.found for kind in kinds}
        self._options["kind"] = {kind.slug: kind.title for kind in kinds}
        self.chosen["kind"] = self._chosen("kind")

    def _chosen(self, name: str) -> list[str]:
        # Each once: a value may be written twice in an address.
        return [value for value in self._options[name] if value in self.query.getlist(name)]

    @property
    def is_narrowed(self) -> bool:
        return any(self.chosen.values())

    def assets(self) -> QuerySet[Asset]:
        """The assets that pass every filter: in use before coming before expired, newest kits first."""
        turn = Case(
            When(in_state(UseState.IN_USE, self.on, Asset.edges), then=0),
            When(in_state(UseState.COMING, self.on, Asset.edges), then=1),
            default=2,
        )
        return (
            Asset.objects.filter(self._conditions(FACETS))
            .select_related("kit__phase", "kind")
            .prefetch_related("variants")
            .order_by(turn, "-kit_id", "sort_order", "id")
        )

    @property
    def count(self) -> int:
        """How many assets pass every filter, from the numbers that stand beside the kinds."""
        chosen = self.chosen["kind"] or self.kind_counts
        return sum(self.kind_counts.get(kind, 0) for kind in chosen)

    def kits(self) -> KitQuerySet:
        """The newest kits that may still be used."""
        return Kit.objects.visible_to(self.reader).not_expired(self.on)

    @cached_property
    def facets(self) -> list[Facet]:
        """Every filter that has something to choose from."""
        labels = {
            "kind": _("Kind"),
            "use": _("Use"),
            "phase": _("May be used in"),
            "topic": _("Topic"),
            "language": _("Language"),
            "format": _("File"),
        }
        counts = self.kind_counts
        facets = []
        for name in FACETS:
            choices = [
                Choice(
                    value,
                    str(label),
                    value in self.chosen[name],
                    address_without(self.chosen, name, value),
                    counts.get(value, 0) if name == "kind" else None,
                )
                for value, label in self._options[name].items()
            ]
            if choices:
                facets.append(Facet(name, labels[name], choices))
        return facets

    def chips(self) -> list[Choice]:
        """What is chosen now, each with the way to drop it."""
        return [choice for facet in self.facets for choice in facet.choices if choice.chosen]

    def _conditions(self, facets: tuple[str, ...]) -> Q:
        visible = Asset.objects.visible_to(self.reader, self.on)
        conditions = Q(pk__in=visible.values("pk")) & Q(pk__in=Variant.objects.values("asset"))
        for name in facets:
            if self.chosen[name] or name == "use":
                conditions &= getattr(self, f"_by_{name}")(self.chosen[name])
        return conditions

    def _present(self) -> tuple[set[str], set[str]]:
        """The languages and the formats of the files that the reader may take."""
        visible = Asset.objects.visible_to(self.reader, self.on)
        pairs = (
            Variant.objects.filter(asset__in=visible.values("pk"))
            .order_by()
            .values_list("language", "file_format")
            .distinct()
        )
        return {language for language, _format in pairs}, {found for _language, found in pairs}

    def _by_kind(self, values: list[str]) -> Q:
        return Q(kind__slug__in=values)

    def _by_topic(self, values: list[str]) -> Q:
        return Q(kit__topic__slug__in=values)

    def _by_use(self, values: list[str]) -> Q:
        if not values:
            return not_expired(self.on, Asset.edges)
        return _any(in_state(value, self.on, Asset.edges) for value in values)

    def _by_phase(self, values: list[str]) -> Q:
        chosen = [phase for phase in self.phases if str(phase.pk) in values]
        assets = [Asset.objects.usable_between(phase.starts_on, phase.ends_on) for phase in chosen]
        return _any(Q(pk__in=found.values("pk")) for found in assets)

    def _by_language(self, values: list[str]) -> Q:
        return Q(pk__in=Variant.objects.filter(language__in=values).values("asset"))

    def _by_format(self, values: list[str]) -> Q:
        formats = [each for value in values for each in _FORMATS[value]]
        return Q(pk__in=Variant.objects.filter(file_format__in=formats).values("asset"))


def _any(conditions: Iterable[Q]) -> Q:
    whole = Q(pk__in=[])
    for condition in conditions:
        whole |= condition
    return whole


def _phases(on: date) -> list[CampaignPhase]:
    campaign = Campaign.objects.current(on)
    return list(campaign.phases.all()) if campaign else []


def _phase_label(phase: CampaignPhase) -> str:
    return f"{phase.title} {phase.starts_on:%d/%m}–{phase.last_day:%d/%m}"


def _format_options(present: set[str]) -> dict[str, str]:
    labels = {
        "pdf": _("PDF to print"),
        "picture": _("PNG, JPEG"),
        "svg": "SVG",
        "video": _("Video"),
        "sound": _("Sound"),
    }
    return {name: label for name, label in labels.items() if present.intersection(_FORMATS[name])}
