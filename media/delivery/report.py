"""How often the library's kits and files were taken, for people who may see kits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy

import django_filters

from core.spreadsheets import InertReportView
from media.delivery.tally import WAYS, Line, tally, totals
from media.enums import Handover
from media.models import AssetKind, Download, DownloadCount, Kit
from units.models import Unit

BY = [
    ("asset", _("Asset")),
    ("kit", _("Kit")),
    ("taker", _("Outlet and unit")),
    ("day", _("Day")),
    ("everything", _("Day, file, outlet and unit")),
]
HEADINGS = {
    "day": _("Day"),
    "kit": _("Kit"),
    "asset": _("Asset"),
    "variant": _("Variant"),
    "outlet": _("Outlet"),
    "unit": _("Unit"),
    "taken_as": _("Taken as"),
    "handover": _("Sent by"),
    "count": _("Downloads"),
    "repeats": _("Repeats"),
    "robots": _("Robots"),
}
# The column in which each part of a key is read.
_SHOWN = {
    "day": ("day",),
    "kit_id": ("kit",),
    "asset_id": ("asset",),
    "variant_id": ("asset", "variant"),
    "outlet": ("outlet",),
    "unit_id": ("unit",),
}


def _day(line: Line) -> str:
    return f"{line.day:%d/%m/%Y}"


def outlets() -> list[tuple[str, str]]:
    """Every outlet that ever took something."""
    names: set[str] = set()
    for model in (DownloadCount, Download):
        taken = model.objects.exclude(outlet="").order_by()
        names.update(taken.values_list("outlet", flat=True).distinct())
    return [(name, name) for name in sorted(names)]


class DownloadsFilterSet(WagtailFilterSet):
    """What is counted, and how it is added up."""

    by = django_filters.ChoiceFilter(
        label=_("Add up by"), choices=BY, method="leave", empty_label=_("File")
    )
    day = django_filters.DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)
    kit = django_filters.ModelChoiceFilter(label=_("Kit"), queryset=Kit.objects.all())
    kind = django_filters.ModelChoiceFilter(
        label=_("Kind"), field_name="variant__asset__kind", queryset=AssetKind.objects.all()
    )
    outlet = django_filters.ChoiceFilter(label=_("Outlet"), choices=outlets)
    unit = django_filters.ModelChoiceFilter(label=_("Unit"), queryset=Unit.objects.all())
    handover = django_filters.ChoiceFilter(label=_("Sent by"), choices=Handover.choices)

    class Meta:
        model = DownloadCount
        fields: list[str] = []

    def leave(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """How numbers are added up narrows nothing."""
        return found


class DownloadsView(InertReportView):
    """Downloads up to this moment; sums of any two reports of one period are the same."""

    page_title = _("Downloads")
    header_icon = "download"
    model = DownloadCount
    index_url_name = "downloads"
    index_results_url_name = "downloads_part"
    results_template_name = "media/admin/downloads_report_results.html"
    permission_policy = ModelPermissionPolicy(Kit)
    any_permission_required = ["add", "change", "delete", "view"]
    filterset_class = DownloadsFilterSet
    export_headings = HEADINGS

    @cached_property
    def way(self) -> str:
        """The way to add up that was chosen; by file when none was."""
        chosen = self.request.GET.get("by", "")
        return chosen if chosen in dict(BY) else "file"

    @cached_property
    def list_export(self) -> list[str]:
        shown = [name for part in WAYS[self.way] for name in _SHOWN[part]]
        return [*shown, "taken_as", "handover", "count", "repeats", "robots"]

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column(name, label=HEADINGS[name], accessor=_day if name == "day" else None)
            for name in self.list_export
        ]

    def get_queryset(self) -> QuerySet[DownloadCount]:
        return DownloadCount.objects.all()

    def filter_queryset(self, queryset: QuerySet[DownloadCount]) -> Sequence[Line]:
        if not self.filters.is_valid():
            # All of it would be taken for what was asked for.
            return []
        narrow = self.filters.filter_queryset
        downloads = Download.objects.annotate(day=TruncDate("at"))
        return tally(narrow(queryset), narrow(downloads), self.way)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # Of the whole list, of which a page shows a part.
        lines: Iterable[Line] = self.object_list
        return {**super().get_context_data(*args, **kwargs), "totals": totals(lines)}

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(HEADINGS[field])

    def get_filename(self) -> str:
        return f"luot-tai-{self.way}"
