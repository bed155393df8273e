"""Where the site still names units that are no more, for people who may mend it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from core.text_reports import TextReportView
from units.content_check import Finding, findings_in_pages, findings_in_records, former_names
from units.former_names import FormerNames


class FormerNamesView(TextReportView):
    """Each live page, and each record, with each name in it that is no longer valid."""

    page_title = _("Unit names no longer valid")
    header_icon = "warning"
    index_url_name = "former_unit_names"
    index_results_url_name = "former_unit_names_part"
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

    @cached_property
    def names(self) -> FormerNames:
        return former_names()

    def findings_in_pages(self, pages: QuerySet[Page]) -> Iterable[Finding]:
        return findings_in_pages(pages, self.names) if self.names else []

    def findings_in_records(self, user: AbstractBaseUser) -> Iterable[Finding]:
        return findings_in_records(user, self.names) if self.names else []

    def get_filename(self) -> str:
        return "ten-don-vi-khong-con-hieu-luc"
