"""The address of appeals, below /contest/ and /en/contest/."""

from django.urls import path

from contest.appeals import views

urlpatterns = [
    path("<slug:slug>/appeal/", views.contest_appeal, name="contest_appeal"),
]
