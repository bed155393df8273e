"""Addresses of the API, below /api/v1/ in no language: its answers are in all of them."""

from django.urls import path

from media.api import views
from media.api.endpoints import api

urlpatterns = [
    path("", views.to_the_page),
    path("openapi.json", views.openapi_json, name="openapi"),
    path("", api.urls),
    path("<path:path>", views.nothing_here),
]
