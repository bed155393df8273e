"""Share cards: drawn when something is published, kept as files, drawn again when the words change."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from artwork.cards import CARD_VERSION, CARD_WIDTH, share_card
from core.models import BasePage
from core.naming import site_name
from sharing.models import ShortLink
from sharing.pages import ViewPage, language_of, public_target, site_host

FOLDER = "share"


def card_words(page: BasePage | ViewPage) -> tuple[str, str, str, str]:
    """What stands on the card: title, kind, address and name of the site, in the page's language."""
    with translation.override(language_of(page)):
        return page.title, page.kind_label, site_host(), site_name()


def card_file(link: ShortLink) -> str:
    """The name of the card among the stored files, drawn now unless it is there already.

    The name tells the content, so a card is drawn once however many ask for it. Raises Http404 when not
    everyone may see where the link leads.
    """
    words = card_words(public_target(link))
    fingerprint = hashlib.sha256("\n".join([str(CARD_VERSION), *words]).encode()).hexdigest()[:20]
    name = f"{FOLDER}/{link.code}/{fingerprint}.png"
    if not default_storage.exists(name):
        drawn = ContentFile(share_card(*words).png(CARD_WIDTH))
        stored = default_storage.save(name, drawn)
        if stored != name:
            # Another process drew the same card meanwhile.
            default_storage.delete(stored)
        forget_cards(link.code, keep=PurePosixPath(name).name)
    return name


def forget_cards(code: str, keep: str = "") -> None:
    """Delete the stored cards of a short link but this one."""
    folder = f"{FOLDER}/{code}"
    if default_storage.exists(folder):
        for name in default_storage.listdir(folder)[1]:
            if name != keep:
                default_storage.delete(f"{folder}/{name}")
