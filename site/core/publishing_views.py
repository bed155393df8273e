"""How the admin tells editors why a page can't be published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from core.publishing import held, obstacles

# The panel names the latest; the rest follows when these are mended.
MOST_HELD_SHOWN = 10


def is_unpublishable(request: HttpRequest, page: Page) -> bool:
    """Whether the latest version of the page can't be published; if so, an editor is told why."""
    reasons = obstacles(page.get_latest_revision_as_object())
    if reasons:
        messages.error(
            request,
            _("“%(page)s” can't be published. %(reasons)s")
            % {"page": page.get_admin_display_title(), "reasons": " ".join(reasons)},
        )
    return bool(reasons)


class ApprovePublishablePageView(WorkflowActionView):
    """Approving from a list of pages, where nobody sees a form that says what is missing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        publishes = (
            self.action_name == "approve" and self.task_state.workflow_state.is_at_final_task
        )
        if not publishes or not is_unpublishable(request, self.object):
            return super().post(request, *args, **kwargs)
        edit = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": edit})
        return redirect(edit)


class CompletePagesViewSet(PageViewSet):
    """Every page's screens in the admin."""

    workflow_action_view_class = ApprovePublishablePageView


class HeldPagesPanel(Component):
    """On the dashboard: pages whose moment has come and that could not be published."""

    name = "held_pages"
    order = 20
    template_name = "core/admin/held_pages_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        pages = [
            (page, reasons)
            for page, reasons in held()
            if page.permissions_for_user(self.request.user).can_edit()
        ]
        return {"pages": pages[:MOST_HELD_SHOWN]}
