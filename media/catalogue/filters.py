"""What the list of the library can be narrowed by, and which choices each filter offers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from media.catalogue.entries import Entry
from media.catalogue.sizes import size_labels
from media.enums import TextLanguage, UseState
from media.models import AssetKind
from programme.models import Campaign, CampaignPhase, Topic

FACETS = ("kind", "use", "phase", "size", "topic", "language", "format")


@dataclass(frozen=True)
class Filter:
    """One filter: its parameter, its heading, its choices, and which of them an asset has.

    Where nothing is chosen, `by_default` is: expired assets are shown only to those who ask for them.
    """

    name: str
    label: str
    options: dict[str, str]
    values_of: Callable[[Entry], Collection[str]]
    by_default: frozenset[str] = frozenset()

    def chosen(self, values: list[str]) -> list[str]:
        """The known ones of some values, each once, in the order of the choices."""
        return [value for value in self.options if value in values]


def filters_of(on: date) -> list[Filter]:
    """Every filter as it stands on a day, in the order of `FACETS`."""
    phases = _phases(on)
    named = {
        "kind": Filter(
            "kind",
            _("Kind"),
            {kind.slug: kind.title for kind in AssetKind.objects.all()},
            lambda entry: (entry.kind,),
        ),
        "use": Filter(
            "use",
            _("Use"),
            {value: str(label) for value, label in UseState.choices},
            lambda entry: (entry.use_state(on),),
            frozenset({UseState.COMING, UseState.IN_USE}),
        ),
        "phase": Filter(
            "phase",
            _("May be used in"),
            {str(phase.pk): _phase_label(phase) for phase in phases},
            lambda entry: [
                str(phase.pk)
                for phase in phases
                if entry.is_used_within(phase.starts_on, phase.ends_on)
            ],
        ),
        "size": Filter("size", _("Size"), size_labels(), lambda entry: entry.sizes),
        "topic": Filter(
            "topic",
            _("Topic"),
            {topic.slug: topic.title for topic in Topic.objects.all()},
            lambda entry: (entry.topic,),
        ),
        "language": Filter(
            "language",
            _("Language"),
            {value: str(label) for value, label in TextLanguage.choices},
            lambda entry: entry.languages,
        ),
        "format": Filter(
            "format",
            _("File"),
            {
                "pdf": _("PDF to print"),
                "picture": _("PNG, JPEG"),
                "svg": "SVG",
                "video": _("Video"),
                "sound": _("Sound"),
            },
            lambda entry: entry.formats,
        ),
    }
    return [named[name] for name in FACETS]


def _phases(on: date) -> list[CampaignPhase]:
    campaign = Campaign.objects.current(on)
    return list(campaign.phases.all()) if campaign else []


def _phase_label(phase: CampaignPhase) -> str:
    return f"{phase.title} {phase.starts_on:%d/%m}–{phase.last_day:%d/%m}"
