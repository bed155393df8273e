"""On the dashboard: how many things of each kind end within two weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from wagtail.admin.ui.components import Component

from media.expiring.endings import DAYS_AHEAD, KINDS, endings


class EndingsPanel(Component):
    """Each kind with how many end and when the first does, as a way into the list."""

    name = "endings"
    order = 30
    template_name = "media/admin/endings_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        today = timezone.localdate()
        found = endings(self.request.user, today, today + timedelta(days=DAYS_AHEAD))
        numbers = Counter(ending.kind for ending in found)
        rows = [
            {
                "name": kind.name,
                "number": numbers[kind],
                "first": next(ending.until for ending in found if ending.kind is kind),
                "url": f"{reverse('endings')}?{urlencode({'kind': kind.slug})}",
            }
            for kind in KINDS
            if numbers[kind]
        ]
        return {"rows": rows, "days": DAYS_AHEAD, "url": reverse("endings")}
