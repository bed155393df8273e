"""House rules that Django can check at start (`manage.py check`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from wagtail.models import get_page_models

from core.models.pages import BasePage


@register()
def page_types_state_their_rules(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Every page type extends BasePage, says where it may stand, and describes itself to editors."""
    faults: list[CheckMessage] = []
    for model in get_page_models():
        if model._meta.app_label.startswith("wagtail"):
            continue
        if not issubclass(model, BasePage):
            faults.append(
                Error("A page type must extend core.models.BasePage.", obj=model, id="core.E001")
            )
            continue
        for name in ("parent_page_types", "subpage_types", "template"):
            if name not in vars(model):
                faults.append(Error(f"A page type must state `{name}`.", obj=model, id="core.E002"))
        if not model.page_description:
            faults.append(
                Error("A page type must have a `page_description`.", obj=model, id="core.E003")
            )
    return faults
