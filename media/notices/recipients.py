"""Whom a notice is for: signed-in takers, holders of valid links, and those who asked; each address once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.utils.crypto import salted_hmac

from media.access import people_open_to
from media.enums import Access, NoticeEvent
from media.models import AccessLink, FormerVersion, Kit, Notice, NoticeSent, Taking, Watcher


@dataclass
class Recipient:
    """One address with what concerns it: the assets, and how it reaches their kits.

    `language` is that of somebody who chose one; others are told in every language of the site.
    """

    address: str
    assets: set[int] = field(default_factory=set)
    language: str = ""
    links: dict[int, AccessLink] = field(default_factory=dict)
    watchers: list[Watcher] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """What is kept of the address to know that it was told."""
        return salted_hmac("media.notice", self.address, algorithm="sha256").hexdigest()

    @property
    def languages(self) -> list[str]:
        """The languages of the letter, one below the other."""
        return [self.language] if self.language else [code for code, _name in settings.LANGUAGES]


def recipients(notice: Notice, kit_of: dict[int, int], now: datetime) -> list[Recipient]:
    """Everybody to be told, of the assets in `kit_of` (their keys, each with its kit's).

    News are for those who may take them now; a recall is for whoever could when it was made, or before.
    """
    found: dict[str, Recipient] = {}
    of_kit: dict[int, set[int]] = {}
    for asset, kit in kit_of.items():
        of_kit.setdefault(kit, set()).add(asset)
    for address, asset in _takers(notice, kit_of):
        _among(found, address).assets.add(asset)
    valid_at = now if notice.event == NoticeEvent.NEW_VERSION else notice.at
    links = AccessLink.objects.valid(valid_at).filter(kit__in=of_kit).exclude(email="")
    for link in links.order_by("expires_at"):
        holder = _among(found, link.email)
        holder.assets |= of_kit[link.kit_id]
        holder.links[link.kit_id] = link
    for watcher in _watchers(notice, of_kit):
        reader = _among(found, watcher.email)
        reader.assets |= of_kit[watcher.kit_id]
        reader.language = watcher.language
        reader.watchers.append(watcher)
    if notice.event == NoticeEvent.LIFTED:
        told = _told_of_the_recall(kit_of)
        return [each for each in found.values() if each.digest in told]
    return list(found.values())


def _takers(notice: Notice, assets: Iterable[int]) -> Iterable[tuple[str, int]]:
    """The addresses of those who are signed in when they take, each with an asset of which they took a file."""
    takings = Taking.objects.filter(variant__asset__in=assets, user__is_active=True)
    if notice.event == NoticeEvent.NEW_VERSION:
        # Whoever has the newest version already is told nothing new.
        replaced = FormerVersion.objects.filter(notice=notice)
        takings = takings.filter(
            variant__in=replaced.values("variant"),
            version__lt=F("variant__version"),
            user__in=people_open_to(Access(notice.kit.access)),  # type: ignore[union-attr]
        )
    pairs = takings.exclude(user__email="").values_list("user__email", "variant__asset")
    return pairs.order_by().distinct()


def _watchers(notice: Notice, kits: Iterable[int]) -> Iterable[Watcher]:
    confirmed = Watcher.objects.filter(kit__in=kits).exclude(confirmed_at=None)
    if notice.event == NoticeEvent.NEW_VERSION:
        # A kit that is no longer for everyone has no news for strangers; what they have may still be recalled.
        confirmed = confirmed.filter(kit__in=Kit.objects.public())
    return confirmed.select_related("kit")


def _told_of_the_recall(assets: Iterable[int]) -> set[str]:
    letters = NoticeSent.objects.filter(
        notice__event=NoticeEvent.RECALL, notice__assets__in=assets
    ).exclude(sent_at=None)
    return set(letters.values_list("recipient", flat=True))


def _among(found: dict[str, Recipient], address: str) -> Recipient:
    key = address.strip().lower()
    return found.setdefault(key, Recipient(key))
