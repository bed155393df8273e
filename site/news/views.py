"""Feeds and sitemaps: made once for each state of the content, then remembered."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.memory import remembered
from core.naming import site_name
from core.text import xml_safe
from news import feeds, sitemaps
from programme.models import Topic
from sharing.pages import ViewPage

XML = "application/xml; charset=utf-8"


@require_safe
def feed_page(request: HttpRequest) -> HttpResponse:
    """For people: which feeds there are."""
    context = {"topics": Topic.objects.all(), "shared": ViewPage.of_list("feeds")}
    return render(request, "pages/feeds.html", context)


@require_safe
def rss_feed(request: HttpRequest) -> HttpResponse:
    """RSS 2.0 of everything."""
    return _feed(reverse("rss_feed"), feeds.rss, "application/rss+xml; charset=utf-8")


@require_safe
def atom_feed(request: HttpRequest) -> HttpResponse:
    """Atom of everything."""
    return _feed(reverse("atom_feed"), feeds.atom, "application/atom+xml; charset=utf-8")


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """JSON Feed of everything."""

    def written(*parts: Any) -> str:
        return json.dumps(feeds.json_feed(*parts), ensure_ascii=False)

    return _feed(reverse("json_feed"), written, "application/feed+json; charset=utf-8")


@require_safe
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """RSS 2.0 of one topic."""
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        raise Http404
    address = reverse("topic_feed", args=[slug])
    return _feed(address, feeds.rss, "application/rss+xml; charset=utf-8", topic)


def _feed(
    path: str, write: Callable[..., str], content_type: str, topic: Topic | None = None
) -> HttpResponse:
    """The feed at a path, in the language of the path."""
    language = get_language() or settings.LANGUAGE_CODE

    def made() -> str:
        title = site_name()
        if topic is not None:
            title = _("%(site)s: %(topic)s") % {"site": title, "topic": topic.title}
        url = f"{settings.SITE_URL}{path}"
        return write(xml_safe(title), feeds.items(language, topic), url, language)

    return HttpResponse(remembered(f"feed|{path}", made), content_type=content_type)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with its translations."""

    def made() -> str:
        return render_to_string("sitemap.xml", {"addresses": sitemaps.addresses()})

    return HttpResponse(remembered("sitemap", made), content_type=XML)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The articles of the last two days; made anew, because it changes with time alone."""
    context = {"entries": sitemaps.news_entries(), "name": sitemaps.publication_name()}
    return HttpResponse(render_to_string("news_sitemap.xml", context), content_type=XML)
