"""What the feeds of bulletins tell operators of commune radios: the reading text, when and how long it is read, and the sound
where there is one."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from core.feeds import Item
from core.pauses import pause_at
from core.structured_data import absolute
from core.text import xml_safe
from media.bulletins.files import facts_of
from media.bulletins.sound import sound_address, sound_type
from media.enums import UseState
from media.models import Bulletin


def items(language: str) -> list[Item]:
    """Every bulletin that is read these days, the newest first; none while the campaign is paused."""
    if pause_at():
        return []
    in_use = Bulletin.objects.public().in_state(UseState.IN_USE)
    newest = in_use.select_related("topic", "recording").prefetch_related("times")
    return [_item(bulletin) for bulletin in newest.order_by("-first_published_at", "-pk")]


def _item(bulletin: Bulletin) -> Item:
    published = bulletin.first_published_at or timezone.now()
    sound = bulletin.sound
    return Item(
        url=absolute(bulletin.get_absolute_url()),
        title=xml_safe(bulletin.title),
        summary=xml_safe("\n\n".join([bulletin.reading, "\n".join(facts_of(bulletin))])),
        published=timezone.localtime(published),
        updated=timezone.localtime(bulletin.last_published_at or published),
        tags=(xml_safe(bulletin.topic.title),) if bulletin.topic else (),
        sound_url=absolute(sound_address(bulletin)) if sound else "",
        sound_type=sound_type(sound) if sound else "",
        sound_octets=_octets(sound) if sound else 0,
        more={"_seconds": bulletin.seconds, "_times": _times(bulletin)},
    )


def _times(bulletin: Bulletin) -> list[dict[str, Any]]:
    """When it is read each week; the days from 1 for Monday to 7."""
    return [
        {"at": f"{each.at:%H:%M}", "days": each.weekdays}
        for each in sorted(bulletin.times.all(), key=lambda each: each.at)
    ]


def _octets(sound: object) -> int:
    """The size of a file; 0 where it is gone."""
    try:
        return sound.file.size  # type: ignore[attr-defined]
    except OSError:
        return 0
