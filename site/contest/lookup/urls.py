"""The address of the look-up of receipts, below /contest/ and /en/contest/."""

from django.urls import path

from contest.lookup import views

urlpatterns = [
    path("<slug:slug>/receipt/", views.contest_receipt, name="contest_receipt"),
]
