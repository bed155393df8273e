"""The letters themselves: plain text in the recipient's language, or in every language of the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.naming import site_name
from media.enums import NoticeEvent
from media.models import Asset, FormerVersion, Kit, Notice
from media.notices.recipients import Recipient
from media.notices.watching import stop_url

_TEMPLATES = {
    NoticeEvent.RECALL: "mails/recall.txt",
    NoticeEvent.LIFTED: "mails/recall_lifted.txt",
    NoticeEvent.NEW_VERSION: "mails/new_version.txt",
}
_BETWEEN_LANGUAGES = f"\n\n{'-' * 60}\n\n"


def letter(
    notice: Notice,
    assets: list[Asset],
    replaced: list[FormerVersion],
    to: Recipient,
    connection: BaseEmailBackend,
) -> EmailMessage:
    """The letter to one recipient about those of these assets (and replaced files) that concern them."""
    theirs = [asset for asset in assets if asset.pk in to.assets]
    files = [former for former in replaced if former.variant.asset_id in to.assets]
    parts = []
    for language in to.languages:
        with translation.override(language):
            context = {
                "notice": notice,
                "site": site_name(),
                "kits": _by_kit(theirs, files, to),
                "stop_urls": [(watcher.kit, stop_url(watcher)) for watcher in to.watchers],
            }
            parts.append(render_to_string(_TEMPLATES[NoticeEvent(notice.event)], context).strip())
    with translation.override(to.languages[0]):
        subject = _subject(notice, theirs)
        headers = {"Auto-Submitted": "auto-generated"}
        # One click ends one thing: who watches several kits finds the ways in the text.
        if len(to.watchers) == 1:
            headers["List-Unsubscribe"] = f"<{stop_url(to.watchers[0])}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        subject,
        f"{_BETWEEN_LANGUAGES.join(parts)}\n",
        to=[to.address],
        headers=headers,
        connection=connection,
    )


def _by_kit(assets: list[Asset], files: list[FormerVersion], to: Recipient) -> list[dict[str, Any]]:
    """Kits with the assets and replaced files that concern the recipient, and where they find them."""
    told: dict[int, dict[str, Any]] = {}
    for asset in assets:
        kit = asset.kit
        each = told.setdefault(
            kit.pk, {"kit": kit, "url": _url(kit, to), "assets": [], "files": []}
        )
        each["assets"].append(asset)
        # Of several versions since, the newest counts.
        variants = {
            former.variant_id: former.variant
            for former in files
            if former.variant.asset_id == asset.pk
        }
        each["files"] += [(asset, variant) for variant in variants.values()]
    return list(told.values())


def _url(kit: Kit, to: Recipient) -> str:
    link = to.links.get(kit.pk)
    return settings.SITE_URL + (link.get_absolute_url() if link else kit.address)


def _subject(notice: Notice, assets: list[Asset]) -> str:
    name = " ".join(assets[0].title.split())
    words = {
        NoticeEvent.RECALL: _("Recalled: %(what)s"),
        NoticeEvent.LIFTED: _("May be used again: %(what)s"),
        NoticeEvent.NEW_VERSION: _("New version: %(what)s"),
    }
    others = len(assets) - 1
    if others:
        name = ngettext("%(name)s and %(number)d more", "%(name)s and %(number)d more", others) % {
            "name": name,
            "number": others,
        }
    return words[NoticeEvent(notice.event)] % {"what": name}
