"""The address of the published results, below /contest/ and /en/contest/."""

from django.urls import path

from contest.judging import views

urlpatterns = [
    path("<slug:slug>/results/", views.contest_published_results, name="contest_published_results"),
]
