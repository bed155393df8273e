"""The secretariat in the admin: addresses, the menu, the roles, a word on the dashboard, the history of the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from contest.clock import instant
from contest.identity.members import incomplete
from contest.secretariat import barred_views, person_views, request_views, words
from core.menus import PermittedMenuItem


@hooks.register("register_admin_urls")
def secretariat_addresses() -> list[URLPattern]:
    return [
        path("contest/persons/", person_views.FindView.as_view(), name="contest_persons"),
        path(
            "contest/persons/<slug:code>/",
            person_views.PersonView.as_view(),
            name="contest_person",
        ),
        path(
            "contest/persons/<slug:code>/requests/",
            person_views.AddRequestView.as_view(),
            name="contest_add_request",
        ),
        path(
            "contest/persons/<slug:code>/consents/<slug:purpose>/",
            person_views.WithdrawConsentView.as_view(),
            name="contest_withdraw_consent",
        ),
        path(
            "contest/persons/<slug:code>/consents/<slug:purpose>/note/",
            person_views.NoteConsentView.as_view(),
            name="contest_note_consent",
        ),
        path("contest/requests/", request_views.RequestsView.as_view(), name="contest_requests"),
        path(
            "contest/requests/<int:pk>/answer/",
            request_views.AnswerView.as_view(),
            name="contest_request_access",
        ),
        path(
            "contest/requests/<int:pk>/correct/",
            request_views.CorrectView.as_view(),
            name="contest_request_correction",
        ),
        path(
            "contest/requests/<int:pk>/erase/",
            request_views.EraseView.as_view(),
            name="contest_request_erasure",
        ),
        path("contest/barred/", barred_views.BarredListView.as_view(), name="contest_barred"),
        path(
            "contest/barred/add/",
            barred_views.ChangeBarredView.as_view(),
            name="contest_add_barred",
        ),
        path(
            "contest/barred/import/",
            barred_views.ImportBarredView.as_view(),
            name="contest_import_barred",
        ),
        path(
            "contest/barred/sample/",
            barred_views.SampleView.as_view(),
            name="contest_barred_sample",
        ),
        path(
            "contest/barred/<int:pk>/",
            barred_views.ChangeBarredView.as_view(),
            name="contest_barred_person",
        ),
        path(
            "contest/barred/<int:pk>/delete/",
            barred_views.DeleteBarredView.as_view(),
            name="contest_delete_barred",
        ),
    ]


def _menu_item(view: Any, address: str, order: int) -> MenuItem:
    title: str | Promise = view.page_title
    return PermittedMenuItem(
        title,
        reverse(address),
        name=address.replace("_", "-"),
        icon_name=view.header_icon,
        order=order,
        permission=view.permission,
    )


@hooks.register("register_contest_menu_item")
def contestants_menu_item() -> MenuItem:
    return _menu_item(person_views.FindView, "contest_persons", 500)


@hooks.register("register_contest_menu_item")
def requests_menu_item() -> MenuItem:
    return _menu_item(request_views.RequestsView, "contest_requests", 510)


@hooks.register("register_contest_menu_item")
def barred_menu_item() -> MenuItem:
    return _menu_item(barred_views.BarredListView, "contest_barred", 520)


class IncompleteMembersPanel(Component):
    """To organisers and the secretariat: members of whom so little is known that they could take part."""

    name = "incomplete-members"
    order = 26
    template_name = "contest/secretariat/incomplete_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = self.request.user
        completes = user.has_perm("contest.change_barredperson")
        if not completes and not user.has_perm("contest.change_contest"):
            return {}
        return {"contests": incomplete(instant()), "completes": completes}


@hooks.register("construct_homepage_panels")
def incomplete_members_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(IncompleteMembersPanel(request))


@hooks.register("register_permissions")
def rights_of_the_secretariat() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="contest",
        codename__in=[
            "view_person",
            "change_person",
            "add_barredperson",
            "change_barredperson",
            "delete_barredperson",
            "view_barredperson",
            "add_datarequest",
            "change_datarequest",
            "view_datarequest",
        ],
    )


@hooks.register("register_log_actions")
def secretariat_log(actions: LogActionRegistry) -> None:
    for action, label in (
        (words.REQUEST_NOTED, _("Request about details noted")),
        (words.DETAILS_SEEN, _("Details of a contestant looked at")),
        (words.DETAILS_ANSWERED, _("Details handed to the contestant")),
        (words.DETAILS_CORRECTED, _("Details of a contestant corrected")),
        (words.DETAILS_ERASED, _("Details of a contestant erased")),
        (words.CONSENT_NOTED, _("Consent of a contestant noted")),
        (words.CONSENT_WITHDRAWN, _("Consent of a contestant taken back")),
        (words.BARRED_IMPORTED, _("Barred persons imported")),
        (words.RETENTION_ENDED, _("Details of contestants erased at the end of their time")),
    ):
        actions.register_action(action, label, label)
