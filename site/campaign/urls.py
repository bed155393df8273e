"""Addresses of this app."""

from django.urls import re_path

from campaign import views

urlpatterns = [
    re_path(
        r"^workshops/(?P<number>[0-9]{1,9})/workshop\.ics$",
        views.workshop_calendar,
        name="workshop_calendar",
    ),
]
