"""What all pages of the secretariat have in common: who may see them, and that nobody keeps them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """A page that shows details, to those who have `permission`. Details travel in bodies, never in addresses."""

    permission = "contest.view_person"
    header_icon = "group"
    trail: list[tuple[str, str | Promise]] = []
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            *({"url": reverse(name), "label": label} for name, label in self.trail),
            {"url": "", "label": self.get_page_title()},
        ]

    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        """The page with this context."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def refused(self, form: forms.BaseForm, **context: Any) -> HttpResponse:
        """The page with a form that was not taken, as it was filled in."""
        return self.shown(status=422, form=form, **context)
