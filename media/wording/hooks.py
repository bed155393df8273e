"""A word to editors about slogans that they misquote, and the report of them."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.written_texts import warn_once
from media.wording.content_check import in_words, quoted_in
from media.wording.report import MisquotedSlogansView

# More would push the form out of sight.
MOST_SHOWN = 5


@hooks.register("register_admin_urls")
def urls_of_the_report() -> list[URLPattern]:
    return [
        path(
            "reports/misquoted-slogans/", MisquotedSlogansView.as_view(), name="misquoted_slogans"
        ),
        path(
            "reports/misquoted-slogans/results/",
            MisquotedSlogansView.as_view(results_only=True),
            name="misquoted_slogans_part",
        ),
    ]


class MisquotedSlogansMenuItem(MenuItem):
    """Shown to people who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(
            request.user, MisquotedSlogansView.any_permission_required
        )


@hooks.register("register_reports_menu_item")
def misquoted_slogans_menu_item() -> MenuItem:
    return MisquotedSlogansMenuItem(
        _("Misquoted slogans"),
        reverse("misquoted_slogans"),
        name="misquoted-slogans",
        icon_name="openquote",
        order=665,
    )


# Before wagtail-localize's own hook, which answers for translations.
@hooks.register("before_edit_page", order=-2)
@hooks.register("before_edit_snippet")
def warn_in_the_editor(request: HttpRequest, instance: models.Model) -> None:
    """Say above the form which sentences in it are nearly slogans."""
    if request.method == "GET":
        _warn(request, instance)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_after_saving(request: HttpRequest, instance: models.Model) -> None:
    """Say it also to who leaves the editor, but not each time the editor saves by itself."""
    if request.accepts("text/html"):
        _warn(request, instance)


def _warn(request: HttpRequest, instance: models.Model) -> None:
    if isinstance(instance, Page):
        instance = instance.specific
    found = quoted_in(instance)
    if found:
        warning = " ".join(map(in_words, found[:MOST_SHOWN]))
        warn_once(request, "misquoted-slogans", instance, warning)
