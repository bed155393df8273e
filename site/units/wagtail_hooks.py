"""The register in the admin, and a word to editors about names that are no longer valid."""

from __future__ import annotations

from django.db.models import Model
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from core.text_reports import TextReport
from units.admin_views import TEAM_FILE, FileView, ImportView, TreeView
from units.content_check import former_names, in_words, named_in
from units.models import Unit
from units.reports import FormerNamesView
from units.viewsets import RegisterGroup

register_snippet(RegisterGroup)

# More would push the form out of sight.
MOST_NAMES_SHOWN = 10


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("units/import/", ImportView.as_view(), name="import_units"),
        path("units/file/", FileView.as_view(), name="unit_file"),
        path("units/tree/", TreeView.as_view(), name="unit_tree"),
        path("teams/import/", ImportView.as_view(kind=TEAM_FILE), name="import_teams"),
        path("teams/file/", FileView.as_view(kind=TEAM_FILE), name="team_file"),
    ]


def warning(instance: Model) -> str:
    """Which names are no longer valid, and what to do where the text tells of the past."""
    found = [] if isinstance(instance, Unit) else named_in(instance, former_names())
    if not found:
        return ""
    advice = _(
        "If the text tells of the past, say so beside the name: “cũ” or “nay là …”, in English “former”."
    )
    return " ".join([*map(in_words, found[:MOST_NAMES_SHOWN]), advice])


TextReport(FormerNamesView, order=660, warning=warning).register()
