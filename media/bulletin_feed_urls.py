"""Addresses of the feeds of bulletins, below /feeds/bulletins/ in each language."""

from django.urls import path

from core.feeds import ATOM, JSON, RSS
from media.views.feeds import bulletin_feed

urlpatterns = [
    path("rss.xml", bulletin_feed, {"form": RSS}, name="bulletin_rss_feed"),
    path("atom.xml", bulletin_feed, {"form": ATOM}, name="bulletin_atom_feed"),
    path("feed.json", bulletin_feed, {"form": JSON}, name="bulletin_json_feed"),
]
