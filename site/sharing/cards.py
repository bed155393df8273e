"""Share cards: drawn when a page is published, kept as files, drawn again when its words change."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from artwork.cards import CARD_VERSION, CARD_WIDTH, share_card
from core.models import BasePage
from sharing.pages import site_host

FOLDER = "share"


def card_words(page: BasePage) -> tuple[str, str, str, str]:
    """What stands on the card: title, kind, address and name of the site, in the page's language."""
    with translation.override(page.locale.language_code):
        site = page.get_site()
        return page.title, page.kind_label, site_host(), site.site_name if site else ""


def card_file(page: BasePage) -> str:
    """The name of the page's card among the stored files, drawn now unless it is there already.

    The name tells the content, so a card is drawn once however many ask for it.
    """
    words = card_words(page)
    fingerprint = hashlib.sha256("\n".join([str(CARD_VERSION), *words]).encode()).hexdigest()[:20]
    name = f"{FOLDER}/{page.pk}/{fingerprint}.png"
    if not default_storage.exists(name):
        drawn = ContentFile(share_card(*words).png(CARD_WIDTH))
        stored = default_storage.save(name, drawn)
        if stored != name:
            # Another process drew the same card meanwhile.
            default_storage.delete(stored)
        forget_cards(page.pk, keep=PurePosixPath(name).name)
    return name


def forget_cards(page_id: int, keep: str = "") -> None:
    """Delete the stored cards of a page but this one."""
    folder = f"{FOLDER}/{page_id}"
    if default_storage.exists(folder):
        for name in default_storage.listdir(folder)[1]:
            if name != keep:
                default_storage.delete(f"{folder}/{name}")
