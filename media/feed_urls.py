"""Addresses of the feeds of kits, below /feeds/kits/ in each language."""

from django.urls import path

from core.feeds import ATOM, JSON, RSS
from media.views.feeds import kit_feed

urlpatterns = [
    path("rss.xml", kit_feed, {"form": RSS}, name="kit_rss_feed"),
    path("atom.xml", kit_feed, {"form": ATOM}, name="kit_atom_feed"),
    path("feed.json", kit_feed, {"form": JSON}, name="kit_json_feed"),
]
