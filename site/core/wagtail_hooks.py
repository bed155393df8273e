"""What every editor's screen gets: Vietnamese slugs and dates, room for boxes, and a word before what is unfinished is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from core.pausing import editors as pause_words  # noqa: F401 - importing registers them
from core.pausing import hooks as pause_hooks  # noqa: F401
from core.publishing import HELD
from core.publishing_views import CompletePagesViewSet, HeldPagesPanel, is_unpublishable
from core.translation_views import UpdateCompleteTranslationsView


@hooks.register("insert_global_admin_css")
def form_style() -> SafeString:
    """Room for each box of a row."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/forms.css"))


@hooks.register("insert_global_admin_js")
def slug_script() -> SafeString:
    """Slugs in the browser as `core.text.slug` makes them on the server."""
    return format_html('<script src="{}"></script>', static("js/admin/slugs.js"))


@hooks.register("insert_global_admin_js")
def date_script() -> SafeString:
    """The calendars of date boxes follow what is typed."""
    return format_html('<script src="{}"></script>', static("js/admin/dates.js"))


# Before wagtail-localize's own hook, which shows and publishes the translation.
@hooks.register("before_edit_page", order=-1)
def name_what_is_untranslated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the translation editor from publishing while texts are untranslated, and say which."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    return redirect(request.path) if is_unpublishable(request, page) else None


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


# After Wagtail's own, whose place it takes.
@hooks.register("register_admin_viewset", order=1)
def pages_approved_when_complete() -> PageViewSet:
    """Wagtail's views of pages, with ours for approving."""
    return CompletePagesViewSet()


@hooks.register("after_edit_page")
def say_that_it_is_public(request: HttpRequest, page: Page) -> None:
    """Approving on the page's own screen publishes it; Wagtail says only that it was saved."""
    if request.POST.get("workflow-action-name") != "approve":
        return
    if Page.objects.filter(pk=page.pk, live=True, has_unpublished_changes=False).exists():
        title = page.get_admin_display_title()
        messages.success(request, _("“%(page)s” is approved and public.") % {"page": title})


@hooks.register("before_bulk_action")
def name_unpublishable_pages(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Stop publishing many pages when one of them can't be published yet."""
    if action_type != "publish":
        return None
    pages = _with_drafts_below(objects) if request.POST.get("include_descendants") else objects
    held = [is_unpublishable(request, each) for each in pages if isinstance(each, Page)]
    return redirect(action.next_url) if any(held) else None


def _with_drafts_below(pages: Sequence[Page]) -> Iterator[Page]:
    for page in pages:
        yield page
        yield from page.get_descendants().not_live()


@hooks.register("register_log_actions")
def held_publication_log(actions: LogActionRegistry) -> None:
    """A publication that did not take place, as the history of a page words it."""

    @actions.register_action(HELD)
    class HeldFormatter(LogFormatter):
        label = _("Hold publication")

        def format_message(self, log_entry: Any) -> str:
            reasons = " ".join(log_entry.data.get("reasons", []))
            return str(_("Not published at its time. %(reasons)s")) % {"reasons": reasons}


@hooks.register("construct_homepage_panels")
def held_pages(request: HttpRequest, panels: list[Component]) -> None:
    """What did not go public at its time, before everything else an editor looks at."""
    panels.append(HeldPagesPanel(request))
