"""Addresses of this app, the same below each language's prefix."""

from django.urls import path

from home import views

urlpatterns = [path("site-map/", views.site_map, name="site_map")]
