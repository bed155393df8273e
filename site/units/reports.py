"""Where the site still names units that are no more, for people who may mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Locale, Page

import django_filters

from core.spreadsheets import InertReportView
from units.content_check import Finding, findings_in_pages, findings_in_records, former_names


class FormerNamesFilterSet(WagtailFilterSet):
    """The pages of one language, if wished; records are in all of them."""

    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=Locale.objects.all())

    class Meta:
        model = Page
        fields: list[str] = []


class FormerNamesView(InertReportView):
    """Each live page, and each record, with each name in it that is no longer valid."""

    page_title = _("Unit names no longer valid")
    header_icon = "warning"
    model = Page
    index_url_name = "former_unit_names"
    index_results_url_name = "former_unit_names_part"
    any_permission_required = ["add", "change", "publish"]
    filterset_class = FormerNamesFilterSet
    list_export = ["title", "kind", "language", "name", "since", "heirs", "edit_url"]
    export_headings = {
        "title": _("Page or record"),
        "kind": _("Kind"),
        "language": _("Language"),
        "name": _("Name found"),
        "since": _("Not valid since"),
        "heirs": _("Carried on by"),
        "edit_url": _("Address in the admin"),
    }
    columns = [
        TitleColumn("title", label=_("Page or record"), get_url=lambda found: found.edit_url),
        Column("kind", label=_("Kind")),
        Column("language", label=_("Language")),
        Column("name", label=_("Name found")),
        Column(
            "since", label=_("Not valid since"), accessor=lambda found: f"{found.since:%d/%m/%Y}"
        ),
        Column("heirs", label=_("Carried on by")),
    ]

    def get_queryset(self) -> QuerySet[Page]:
        """The live pages that the user may change."""
        policy = self.permission_policy
        return policy.instances_user_has_permission_for(self.request.user, "change").live()

    def filter_queryset(self, queryset: QuerySet[Page]) -> Sequence[Finding]:
        names = former_names()
        if not names:
            return []
        found = list(findings_in_pages(super().filter_queryset(queryset), names))
        if not self.is_filtering:
            found += findings_in_records(self.request.user, names)
        return found

    def to_row_dict(self, item: Finding) -> dict[str, Any]:
        """A row of a file, whose addresses are whole: they are opened from elsewhere."""
        row = super().to_row_dict(item)
        return {**row, "edit_url": self.request.build_absolute_uri(item.edit_url)}

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings[field])

    def get_filename(self) -> str:
        return "ten-don-vi-khong-con-hieu-luc"
