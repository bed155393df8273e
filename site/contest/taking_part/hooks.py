"""The flow's part in the admin: the chooser of contests."""

from __future__ import annotations

from wagtail import hooks

from contest.choosing import ContestChooserViewSet, contest_chooser


@hooks.register("register_admin_viewset")
def chooser_of_contests() -> ContestChooserViewSet:
    return contest_chooser
