"""Feeds of new kits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.feeds import Format, feed_answer
from core.naming import site_name
from core.pauses import pause_at
from media.bulletins import feed
from media.feeds import items


@require_safe
def kit_feed(request: HttpRequest, form: Format) -> HttpResponse:
    """The newest kits in one of the formats of feeds."""
    return feed_answer(form, request.path, _title, items)


def _title() -> str:
    return _("%(site)s: new kits") % {"site": site_name()}


@require_safe
def bulletin_feed(request: HttpRequest, form: Format) -> HttpResponse:
    """Bulletins in use in one of the formats of feeds; empty, and named after the pause, while there is one."""
    return feed_answer(form, request.path, _title_of_bulletins, feed.items)


def _title_of_bulletins() -> str:
    title = _("%(site)s: loudspeaker bulletins") % {"site": site_name()}
    pause = pause_at()
    return f"{title}. {pause.notice_text}" if pause else title
