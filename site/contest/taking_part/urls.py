"""Addresses of contests, below /contest/ and /en/contest/."""

from django.urls import path

from contest.taking_part import views

urlpatterns = [
    path("units.json", views.contest_units, name="contest_units"),
    path("<slug:slug>/", views.contest_page, name="contest_page"),
    path("<slug:slug>/take/", views.contest_take, name="contest_take"),
    path("<slug:slug>/embed/", views.contest_frame, name="contest_frame"),
    path("<slug:slug>/embed/take/", views.contest_frame_take, name="contest_frame_take"),
    path("<slug:slug>/embed-code/", views.contest_embed_code, name="contest_embed_code"),
]
