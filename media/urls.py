"""Addresses of the library, below /media/."""

from django.urls import path

from media import views
from media.led import player_views
from media.led import views as led_views

urlpatterns = [
    path("", views.library, name="library"),
    path("sign-out/", views.leave_library, name="leave_library"),
    path("kinds/<slug:kind_slug>/", views.kind_sheet, name="kind_sheet"),
    path("slogans/", views.slogans, name="slogans"),
    path("slogans/check/", views.check_slogan, name="check_slogan"),
    path("slogans/check.json", views.check_slogan_json, name="check_slogan_json"),
    path("slogans.txt", views.slogans_text, name="slogans_text"),
    path("slogans.json", views.slogans_json, name="slogans_json"),
    path("led/", led_views.led_export, name="led_export"),
    path("led/text.txt", led_views.led_text, name="led_text"),
    path("bulletins/", views.bulletins, name="bulletins"),
    path("bulletins/<slug:bulletin_slug>/", views.bulletin_page, name="bulletin"),
    path("bulletins/<slug:bulletin_slug>/text.txt", views.bulletin_text, name="bulletin_text"),
    path("bulletins/<slug:bulletin_slug>/text.docx", views.bulletin_word, name="bulletin_word"),
    path(
        "bulletins/<slug:bulletin_slug>/sound.<str:ending>",
        views.bulletin_sound,
        name="bulletin_sound",
    ),
    path("led/worker.js", player_views.player_worker, name="player_worker"),
    path("led/<slug:slug>/", player_views.player, name="player"),
    path("led/<slug:slug>/heartbeat/", player_views.player_beat, name="player_beat"),
    path("led/<slug:slug>/slides.json", player_views.player_slides, name="player_slides"),
    path(
        "led/<slug:slug>/<int:variant_id>-<str:digest>.<str:ending>",
        player_views.player_file,
        name="player_file",
    ),
    path("link/<str:token>/", views.access_link, name="access_link"),
    path("link/<str:token>/all.zip", views.access_link_archive, name="access_link_archive"),
    path(
        "link/<str:token>/<int:variant_id>/<str:file_name>",
        views.access_link_file,
        name="access_link_file",
    ),
    path("watch/<str:token>/", views.confirm_watch, name="confirm_watch"),
    path("watch/<str:token>/stop/", views.stop_watching, name="stop_watching"),
    path("<slug:kit_slug>/watch/", views.watch_kit, name="watch_kit"),
    path("<slug:kit_slug>/own/<int:asset_id>/", views.unit_copy, name="unit_copy"),
    path("<slug:kit_slug>/", views.kit_page, name="kit"),
    path("<slug:kit_slug>/all.zip", views.kit_archive, name="kit_archive"),
    path("<slug:kit_slug>/<int:variant_id>/<str:file_name>", views.kit_file, name="kit_file"),
]
