"""The list of what ends soon, for those who may do something about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

import django_filters

from core.spreadsheets import InertReportView
from core.templatetags.text_tags import day
from media.expiring.endings import DAYS_AHEAD, KINDS, Ending, endings, may_change_any
from media.models import Asset

ENDED = "ended"
ENDED_DAYS = 30
PERIODS = (
    ("7", _("Within 7 days")),
    ("14", _("Within 14 days")),
    ("30", _("Within 30 days")),
    ("90", _("Within 90 days")),
    (ENDED, _("Ended in the last 30 days")),
)


class EndingFilterSet(WagtailFilterSet):
    """What is looked for; the view reads it, as what it finds is no rows of one model."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=[(kind.slug, kind.name) for kind in KINDS], method="pass_on"
    )
    within = django_filters.ChoiceFilter(label=_("Period"), choices=PERIODS, method="pass_on")

    class Meta:
        model = Asset
        fields: list[str] = []

    def pass_on(self, found: QuerySet, name: str, value: Any) -> QuerySet:
        return found


class EndingsView(InertReportView):
    """Each thing that ends soon: what, until when, where it is used; two weeks ahead unless asked otherwise."""

    page_title = _("What ends soon")
    header_icon = "history"
    model = Asset
    index_url_name = "endings"
    index_results_url_name = "endings_part"
    any_permission_required = ["change"]
    filterset_class = EndingFilterSet
    list_export = ["what", "kind_name", "until", "where", "edit_url"]
    export_headings = {
        "what": _("What"),
        "kind_name": _("Kind"),
        "until": _("Until, not including"),
        "where": _("Used in"),
        "edit_url": _("Address in the admin"),
    }
    columns = [
        TitleColumn("what", label=_("What"), get_url=lambda ending: ending.edit_url),
        Column("kind_name", label=_("Kind")),
        Column("until", label=_("Until, not including"), accessor=lambda ending: day(ending.until)),
        TitleColumn("where", label=_("Used in"), get_url=lambda ending: ending.where_url or None),
    ]

    def user_has_any_permission(self, permissions: list[str]) -> bool:
        """Whoever may change anything that ends sees the list; of what else ends they see nothing."""
        return may_change_any(self.request.user)

    def get_queryset(self) -> QuerySet[Asset]:
        return Asset.objects.none()

    def filter_queryset(self, queryset: QuerySet[Asset]) -> list[Ending]:
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        today = timezone.localdate()
        period = chosen.get("within") or str(DAYS_AHEAD)
        if period == ENDED:
            after, last = today - timedelta(days=ENDED_DAYS), today
        else:
            after, last = today, today + timedelta(days=int(period))
        return endings(self.request.user, after, last, chosen.get("kind") or None)

    def to_row_dict(self, item: Ending) -> dict[str, Any]:
        """A row of a file, whose addresses are whole: they are opened from elsewhere."""
        row = super().to_row_dict(item)
        return {**row, "edit_url": self.request.build_absolute_uri(item.edit_url)}

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings[field])

    def get_filename(self) -> str:
        return "sap-het-han"
