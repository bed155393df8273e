"""A letter to each editor about what ends soon: once for a thing and a day."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from core.naming import site_name
from media.expiring.endings import DAYS_AHEAD, Ending, endings, may_change_any
from media.models import ToldEnding

logger = logging.getLogger(__name__)

# What was told of is kept a little longer than it can be told of again.
KEPT = timedelta(days=30)


def tell_editors(now: datetime) -> int:
    """Write to everyone who may do something about it; how many letters went out."""
    today = timezone.localdate(now)
    ToldEnding.objects.filter(ends_on__lt=today - KEPT).delete()
    letters = 0
    with translation.override(settings.LANGUAGE_CODE):
        for user in _editors():
            try:
                letters += _tell(user, endings(user, today, today + timedelta(days=DAYS_AHEAD)))
            except Exception:
                # The others must not wait for one address that a mail server refuses.
                logger.exception("User %s was not told of what ends soon", user.pk)
    return letters


def _editors() -> Iterator[Any]:
    people = get_user_model()._default_manager.filter(is_active=True).exclude(email="")
    for user in people.order_by("pk"):
        if user.has_perm("wagtailadmin.access_admin") and may_change_any(user):
            yield user


def _tell(user: Any, found: list[Ending]) -> bool:
    """Tell somebody of what they were not told of yet; whether there was anything."""
    told = set(ToldEnding.objects.filter(user=user).values_list("thing", "ends_on"))
    news = [ending for ending in found if (ending.key, ending.until) not in told]
    if not news:
        return False
    # Undone when the letter can't be sent. Of a crash in between, a second letter is the lesser harm.
    with transaction.atomic():
        ToldEnding.objects.bulk_create(
            [ToldEnding(user=user, thing=each.key, ends_on=each.until) for each in news]
        )
        _letter(user, news).send()
    return True


def _letter(user: Any, news: list[Ending]) -> EmailMessage:
    subject = ngettext(
        "%(site)s: %(number)d thing ends within %(days)d days",
        "%(site)s: %(number)d things end within %(days)d days",
        len(news),
    ) % {"site": site_name(), "number": len(news), "days": DAYS_AHEAD}
    context = {
        "endings": news,
        "site": site_name(),
        "admin": settings.WAGTAILADMIN_BASE_URL,
        "list_url": settings.WAGTAILADMIN_BASE_URL + reverse("endings"),
        "days": DAYS_AHEAD,
    }
    return EmailMessage(
        " ".join(subject.split()),
        render_to_string("mails/endings.txt", context).strip() + "\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
