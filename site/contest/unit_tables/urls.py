"""Addresses of the tables of units, below /contest/ and /en/contest/."""

from django.urls import path

from contest.unit_tables import views

urlpatterns = [
    path("<slug:slug>/units/", views.contest_unit_tables, name="contest_unit_tables"),
    path(
        "<slug:slug>/units/units.csv", views.contest_unit_table_file, name="contest_unit_table_file"
    ),
]
