"""What every editor's screen gets: Vietnamese slugs, and a word before half a translation is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import ngettext

from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from core.translation_views import UpdateCompleteTranslationsView
from core.translations import untranslated_texts


@hooks.register("insert_global_admin_js")
def slug_script() -> SafeString:
    """Slugs in the browser as `core.text.slug` makes them on the server."""
    return format_html('<script src="{}"></script>', static("js/admin/slugs.js"))


# Before wagtail-localize's own hook, which shows and publishes the translation.
@hooks.register("before_edit_page", order=-1)
def name_what_is_untranslated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the translation editor from publishing while texts are untranslated, and say which."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    return redirect(request.path) if _warned(request, page) else None


# Before wagtail-localize's own address of the same path.
@hooks.register("register_admin_urls", order=-1)
def update_only_complete_translations() -> list[URLPattern]:
    """Our view in place of wagtail-localize's."""
    return [
        path(
            "localize/update/<int:translation_source_id>/",
            UpdateCompleteTranslationsView.as_view(),
        )
    ]


@hooks.register("before_bulk_action")
def name_untranslated_pages(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Stop publishing many pages when one of them is not translated yet."""
    if action_type != "publish":
        return None
    warned = [_warned(request, each) for each in objects if isinstance(each, Page)]
    return redirect(action.next_url) if any(warned) else None


def _warned(request: HttpRequest, page: Page) -> bool:
    missing = untranslated_texts(page)
    if missing:
        messages.error(
            request,
            ngettext(
                "“%(page)s” can't be published: one text is not translated yet: “%(first)s”",
                "“%(page)s” can't be published: %(count)d texts are not translated yet, first “%(first)s”",
                len(missing),
            )
            % {
                "page": page.get_admin_display_title(),
                "count": len(missing),
                "first": Truncator(missing[0]).chars(80),
            },
        )
    return bool(missing)
