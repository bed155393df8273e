"""Feeds and sitemaps: made once for each state of the content, then remembered."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.feeds import ATOM, JSON, RSS, feed_answer
from core.memory import remembered
from core.naming import site_name
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
    return feed_answer(RSS, reverse("rss_feed"), site_name, feeds.items)


@require_safe
def atom_feed(request: HttpRequest) -> HttpResponse:
    """Atom of everything."""
    return feed_answer(ATOM, reverse("atom_feed"), site_name, feeds.items)


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """JSON Feed of everything."""
    return feed_answer(JSON, reverse("json_feed"), site_name, feeds.items)


@require_safe
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """RSS 2.0 of one topic."""
    topic = get_object_or_404(Topic, slug=slug)

    def title() -> str:
        return _("%(site)s: %(topic)s") % {"site": site_name(), "topic": topic.title}

    address = reverse("topic_feed", args=[slug])
    return feed_answer(RSS, address, title, partial(feeds.items, topic=topic))


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
