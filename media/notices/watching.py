"""People who ask to be told when a kit changes: addresses count once their owners have confirmed them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.naming import site_name
from media.models import Kit, Watcher

CONFIRMED_WITHIN = timedelta(days=3)
UNCONFIRMED_KEPT = timedelta(days=7)

_confirming = signing.TimestampSigner(salt="media.watch.confirm", sep=".")
_stopping = signing.Signer(salt="media.watch.stop", sep=".")


def note_watcher(kit: Kit, address: str, language: str, now: datetime) -> Watcher | None:
    """Note that somebody wants to be told; who is to be asked to confirm it, None where that is done."""
    watcher, is_new = Watcher.objects.get_or_create(
        kit=kit, email=address.lower(), defaults={"language": language, "asked_at": now}
    )
    if watcher.confirmed_at:
        return None
    if not is_new:
        watcher.language, watcher.asked_at = language, now
        watcher.save()
    return watcher


def confirm_url(watcher: Watcher) -> str:
    """Where the owner of the address confirms it; valid for `CONFIRMED_WITHIN`."""
    return _address(watcher, "confirm_watch", _confirming.sign(str(watcher.pk)))


def stop_url(watcher: Watcher) -> str:
    """Where the owner of the address ends the letters, without signing in."""
    return _address(watcher, "stop_watching", _stopping.sign(str(watcher.pk)))


def _address(watcher: Watcher, name: str, token: str) -> str:
    with translation.override(watcher.language):
        return settings.SITE_URL + reverse(name, args=[token])


def watcher_to_confirm(token: str) -> Watcher | None:
    """Whose address this token confirms; None where it is too old, made up, or of somebody who has left."""
    try:
        key = _confirming.unsign(token, max_age=CONFIRMED_WITHIN)
    except signing.BadSignature:
        return None
    return Watcher.objects.select_related("kit").filter(pk=key).first()


def key_to_stop(token: str) -> int | None:
    """The key of the watcher whose letters this token ends; None for a token that nobody gave out."""
    try:
        return int(_stopping.unsign(token))
    except signing.BadSignature:
        return None


def letter_to_confirm(watcher: Watcher) -> EmailMessage:
    """The letter that asks the owner of an address whether they want to be told."""
    with translation.override(watcher.language):
        context = {"kit": watcher.kit, "site": site_name(), "url": confirm_url(watcher)}
        return EmailMessage(
            _("Confirm your address: %(site)s") % {"site": site_name()},
            render_to_string("mails/confirm_watch.txt", context).strip() + "\n",
            to=[watcher.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
