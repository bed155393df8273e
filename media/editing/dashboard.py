"""What the dashboard says of the library to those who can do something about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from media.approvals.decisions import waiting_for
from media.gaps import Lack, counts
from media.models import Asset, Kit
from media.reports.missing import MissingView

# More would push the rest of the dashboard out of sight.
MOST_SHOWN = 10


class WaitingAssetsPanel(Component):
    """The assets that wait for this user's approval."""

    name = "waiting_assets"
    order = 120
    template_name = "media/admin/waiting_assets_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        waiting = waiting_for(self.request.user)
        return {
            "count": waiting.count(),
            "assets": waiting.select_related("kit", "kind", "submitted_by")[:MOST_SHOWN],
        }


class MissingPanel(Component):
    """How much is still missing in the library, and files that wait to be placed."""

    name = "missing_in_library"
    order = 320
    template_name = "media/admin/missing_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        policy = policy_registry.get_by_type(Asset)
        if not policy.user_has_any_permission(
            self.request.user, MissingView.any_permission_required
        ):
            return {}
        kits = Kit.objects.order_by("name").annotate(staged=Count("staged_files"))
        return {
            "lacks": [
                (lack.label, count, self._report(lack)) for lack, count in counts().items() if count
            ],
            "kits": kits.filter(staged__gt=0),
        }

    def _report(self, lack: Lack) -> str:
        return f"{reverse('missing_in_library')}?{urlencode({'lack': lack.value})}"
