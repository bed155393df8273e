"""Items of the admin's menus that not everyone sees."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

# Rights on pages, any of which makes somebody an editor of pages.
RIGHTS_OF_EDITORS = ["add", "change", "publish"]


class PagesMenuItem(MenuItem):
    """Shown to people who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(request.user, RIGHTS_OF_EDITORS)


class PermittedMenuItem(MenuItem):
    """Shown to people who have `permission`."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class ReportMenuItem(MenuItem):
    """The way to a report, under its own title, shown to people who may open it."""

    def __init__(self, view: type[ReportView], order: int) -> None:
        self.view = view
        address = view.index_url_name
        super().__init__(
            view.page_title,
            reverse(address),
            name=address.replace("_", "-"),
            icon_name=view.header_icon,
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return self.view.permission_policy.user_has_any_permission(
            request.user, self.view.any_permission_required
        )
