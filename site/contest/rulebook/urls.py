"""Addresses of the printed rules, below /contest/ and /en/contest/."""

from django.urls import path

from contest.rulebook import views

urlpatterns = [
    path("<slug:slug>/rules/", views.contest_rules, name="contest_rules"),
    path(
        "<slug:slug>/rules/<int:number>/", views.contest_rules_version, name="contest_rules_version"
    ),
]
