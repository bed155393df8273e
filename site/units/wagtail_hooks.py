"""The register in the admin, and a word to editors about names that are no longer valid."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet

from core.written_texts import warn_once
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
        path("reports/former-unit-names/", FormerNamesView.as_view(), name="former_unit_names"),
        path(
            "reports/former-unit-names/results/",
            FormerNamesView.as_view(results_only=True),
            name="former_unit_names_part",
        ),
    ]


class FormerNamesMenuItem(MenuItem):
    """Shown to people who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(
            request.user, FormerNamesView.any_permission_required
        )


@hooks.register("register_reports_menu_item")
def former_names_menu_item() -> MenuItem:
    return FormerNamesMenuItem(
        _("Unit names no longer valid"),
        reverse("former_unit_names"),
        name="former-unit-names",
        icon_name="warning",
        order=660,
    )


# Before wagtail-localize's own hook, which answers for translations.
@hooks.register("before_edit_page", order=-2)
@hooks.register("before_edit_snippet")
def warn_in_the_editor(request: HttpRequest, instance: models.Model) -> None:
    """Say above the form which names in it are no longer valid."""
    if request.method == "GET":
        _warn(request, instance)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_after_saving(request: HttpRequest, instance: models.Model) -> None:
    """Say it also to who leaves the editor, but not each time the editor saves by itself."""
    if not request.accepts("text/html"):
        return
    _warn(request, instance)


def _warn(request: HttpRequest, instance: models.Model) -> None:
    if isinstance(instance, Unit):
        return
    if isinstance(instance, Page):
        instance = instance.specific
    found = named_in(instance, former_names())
    if not found:
        return
    advice = _(
        "If the text tells of the past, say so beside the name: “cũ” or “nay là …”, in English “former”."
    )
    warning = " ".join([*map(in_words, found[:MOST_NAMES_SHOWN]), str(advice)])
    warn_once(request, "former-names", instance, warning)
