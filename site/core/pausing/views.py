"""The one page on which the campaign is paused, and the pause changed and lifted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.enums import PauseReason
from core.models import Pause
from core.pausing import acts
from core.pausing.forms import PauseForm
from core.pausing.words import ready_notices
from core.publishing import due

MAY_PAUSE = "core.declare_pause"


class PauseView(WagtailAdminTemplateMixin, FormView):
    """What stands still, the form, and while the campaign is paused the button that lifts the pause."""

    form_class = PauseForm
    template_name = "core/admin/pause.html"
    page_title = gettext_lazy("Pause the campaign")
    header_icon = "time"
    _show_breadcrumbs = True
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": "", "label": page_title},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(MAY_PAUSE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def pause(self) -> Pause | None:
        return acts.open_pause(timezone.now())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.pause}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "pause": self.pause,
            "ready": [(label, ready_notices(value)) for value, label in PauseReason.choices],
            "waiting": due(timezone.now()).count() if self.pause else 0,
        }

    def form_valid(self, form: PauseForm) -> HttpResponse:
        if not _is_about(self.request, self.pause):
            _tell_what_happened(self.request, is_paused=self.pause is not None)
            return redirect("pause")
        if self.pause:
            acts.change(form.instance, self.request.user)
            messages.success(self.request, _("Readers see the new notice now."))
            return redirect("pause")
        try:
            acts.start(form.instance, self.request.user, timezone.now())
        except acts.AlreadyPaused:
            _tell_what_happened(self.request, is_paused=True)
        else:
            messages.success(
                self.request, _("The campaign is paused. Every page shows the notice now.")
            )
        return redirect("pause")

    def form_invalid(self, form: PauseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def _is_about(request: HttpRequest, pause: Pause | None) -> bool:
    """Whether the form that was sent showed the pause that is open now, or none if there is none."""
    now = str(pause.pk) if pause else ""
    return request.POST.get("about", now) == now


def _tell_what_happened(request: HttpRequest, is_paused: bool) -> None:
    """Why nothing was done: somebody else was faster."""
    if is_paused:
        text = _("Somebody else has paused the campaign meanwhile, as follows.")
    else:
        text = _("Somebody else has lifted the pause meanwhile. Nothing was changed.")
    messages.error(request, text)


@require_POST
@transaction.atomic
def lift_pause(request: HttpRequest) -> HttpResponse:
    """Let the campaign go on; who presses twice, or after another, is told that it does already."""
    if not request.user.has_perm(MAY_PAUSE):
        raise PermissionDenied
    now = timezone.now()
    pause = acts.locked_open_pause(now)
    if pause is None:
        messages.warning(request, _("The campaign is not paused."))
        return redirect("pause")
    if not _is_about(request, pause):
        _tell_what_happened(request, is_paused=True)
        return redirect("pause")
    acts.lift(pause, request.user, now)
    messages.success(
        request,
        _("The campaign goes on. What waited for its moment goes public within a minute."),
    )
    return redirect("pause")
