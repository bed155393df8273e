"""Bulletins in the screens of Wagtail."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from media.bulletins.from_page import bulletin_from_page, button_of_page


@hooks.register("register_admin_urls")
def bulletin_urls() -> list[URLPattern]:
    return [
        path(
            "library/bulletins/from-page/<int:pk>/", bulletin_from_page, name="bulletin_from_page"
        ),
    ]


@hooks.register("register_page_header_buttons")
def write_bulletin(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> list[Button]:
    return button_of_page(page, user)
