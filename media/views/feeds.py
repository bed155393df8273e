"""Feeds of new kits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.feeds import Format, feed_answer
from core.naming import site_name
from media.feeds import items


@require_safe
def kit_feed(request: HttpRequest, form: Format) -> HttpResponse:
    """The newest kits in one of the formats of feeds."""
    return feed_answer(form, request.path, _title, items)


def _title() -> str:
    return _("%(site)s: new kits") % {"site": site_name()}
