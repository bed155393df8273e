"""What a consent is for, and until when something is shown, beside the fields of a form."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import Panel

from media.consents.words import rights_in_words
from media.models import Consent
from media.rights.hiding import things_of
from media.usage import uses_of


def shown_by(consent: Consent) -> list[dict[str, Any]]:
    """Everything a consent is for, each with how many pages and records use it and since or until when it shows."""
    return [
        {"thing": thing, "kind": model._meta.verbose_name, "uses": uses}
        for model, keys in things_of(consent)
        for thing, uses in uses_of(
            list(model._default_manager.filter(pk__in=keys).order_by("pk"))
        ).items()
    ]


class EffectPanel(Panel):
    """Where a consent takes effect: what it is for, where that is used, and whether it is hidden."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/effect_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            finder = AdminURLFinder(self.request.user)
            context["rows"] = [
                {**row, "url": finder.get_edit_url(row["thing"])} for row in shown_by(self.instance)
            ]
            context["today"] = timezone.localdate()
            return context


class RightsPanel(Panel):
    """Until when a stored asset is shown, and its consents."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/rights_panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["words"] = rights_in_words(self.instance, self.request.user)
            return context
