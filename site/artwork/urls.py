"""Addresses of this app."""

from django.urls import re_path

from artwork import views

urlpatterns = [
    # ASCII only and short, so that addresses nobody uses can't fill anyone's cache with anything else.
    re_path(
        r"^pictures/(?P<slug>[a-z0-9][a-z0-9-]{0,99})-(?P<palette>[a-z]{1,10})\.svg$",
        views.bit_picture,
        name="bit_picture",
    ),
]
