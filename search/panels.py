"""What the dashboard says of the search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from wagtail.admin.ui.components import Component

from search.health import EngineHealth

# The worker tells the engine what changed within seconds; so many wait only when something is wrong.
MOST_WAITING = 100


class EnginePanel(Component):
    """To administrators, while the engine beside the database is shut off or lags behind."""

    name = "search_engine"
    order = 15
    template_name = "search/admin/engine_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        if not self.request.user.is_superuser:
            return {"is_shown": False}
        engine = EngineHealth.now()
        return {
            "engine": engine,
            "is_shown": engine.is_shut_off or engine.waiting > MOST_WAITING,
        }
