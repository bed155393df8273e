"""Addresses of this app."""

from django.urls import re_path

from sharing import views

urlpatterns = [
    re_path(r"^s/(?P<code>[0-9A-Za-z]{1,12})$", views.short_link, name="short_link"),
    re_path(
        r"^s/(?P<code>[0-9A-Za-z]{1,12})/qr\.(?P<file_format>svg|png)$",
        views.short_link_qr,
        name="short_link_qr",
    ),
    re_path(r"^s/(?P<code>[0-9A-Za-z]{1,12})/card\.png$", views.share_card, name="share_card"),
    re_path(r"^s/(?P<code>[0-9A-Za-z]{1,12})\.html$", views.saved_copy, name="saved_copy"),
]
