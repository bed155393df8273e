"""Addresses of the feeds, below /feeds/ in each language."""

from django.urls import path

from news import views

urlpatterns = [
    path("", views.feed_page, name="feeds"),
    path("rss.xml", views.rss_feed, name="rss_feed"),
    path("atom.xml", views.atom_feed, name="atom_feed"),
    path("feed.json", views.json_feed, name="json_feed"),
    path("topics/<slug:slug>/rss.xml", views.topic_feed, name="topic_feed"),
]
