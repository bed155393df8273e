"""Addresses of the proof of a contest, below /contest/ and /en/contest/."""

from django.urls import path

from contest.ledger import views

urlpatterns = [
    path("verify_contest.py", views.contest_verify_script, name="contest_verify_script"),
    path("<slug:slug>/verify/", views.contest_verify, name="contest_verify"),
    path("<slug:slug>/rounds/<int:number>/heads.txt", views.contest_heads, name="contest_heads"),
    path(
        "<slug:slug>/rounds/<int:number>/ledger-<int:file_number>.jsonl",
        views.contest_ledger_file,
        name="contest_ledger_file",
    ),
]
