"""The campaign the site is about, asked for once a request by the frame and by the home page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from programme.models import Campaign


def current_campaign(request: HttpRequest, at: datetime) -> Campaign | None:
    """The current campaign with its phases."""
    day = timezone.localdate(at)
    known: dict = request.__dict__.setdefault("current_campaigns", {})
    if day not in known:
        known[day] = Campaign.objects.prefetch_related("phases").current(day)
    return known[day]
