"""Where the site quotes slogans wrongly, for people who may mend it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from core.text_reports import TextReportView
from media.wording.content_check import Finding, findings_in_pages, findings_in_records


class MisquotedSlogansView(TextReportView):
    """Each live page, and each record, with each sentence in it that is nearly a slogan or was one."""

    page_title = _("Misquoted slogans")
    header_icon = "openquote"
    index_url_name = "misquoted_slogans"
    index_results_url_name = "misquoted_slogans_part"
    list_export = ["title", "kind", "language", "said", "slogan", "advice", "edit_url"]
    export_headings = {
        "title": _("Page or record"),
        "kind": _("Kind"),
        "language": _("Language"),
        "said": _("Sentence found"),
        "slogan": _("Slogan"),
        "advice": _("What to mend"),
        "edit_url": _("Address in the admin"),
    }
    columns = [
        TitleColumn("title", label=_("Page or record"), get_url=lambda found: found.edit_url),
        Column("kind", label=_("Kind")),
        Column("language", label=_("Language")),
        Column("said", label=_("Sentence found")),
        Column("slogan", label=_("Slogan")),
        Column("advice", label=_("What to mend")),
    ]

    def findings_in_pages(self, pages: QuerySet[Page]) -> Iterable[Finding]:
        return findings_in_pages(pages)

    def findings_in_records(self, user: AbstractBaseUser) -> Iterable[Finding]:
        return findings_in_records(user)

    def get_filename(self) -> str:
        return "khau-hieu-viet-sai"
