"""The words that go with an asset, as they are pasted into a post or read aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.reading_aloud import reading_seconds
from media.enums import Channel
from media.models import Asset

_NETWORKS = (Channel.ZALO, Channel.FACEBOOK)


@dataclass(frozen=True)
class Words:
    """One text ready to copy. `key` names it in addresses and programs: a channel, or what it is for."""

    key: str
    label: str
    text: str

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def seconds(self) -> int | None:
        """How long it takes to read aloud; None for what is not read aloud."""
        if self.key != Channel.LOUDSPEAKER:
            return None
        return reading_seconds(self.text)


def words_of(asset: Asset) -> list[Words]:
    """Every text of an asset in the reader's language, the shortest first; hashtags join those for networks."""
    tags = hashtags_of(asset)
    said = {
        "short": Words("short", _("In a sentence"), asset.short_caption_text),
        "post": Words("post", _("To post"), _with_tags(asset.caption_text, tags)),
    }
    for each in asset.channel_texts.all():
        joined = tags if each.channel in _NETWORKS else []
        label = str(each.get_channel_display())
        said[each.channel] = Words(each.channel, label, _with_tags(each.text, joined))
    if tags and not any(key in said and said[key].text for key in ("post", *_NETWORKS)):
        said["hashtags"] = Words("hashtags", _("Hashtags"), " ".join(tags))
    said["alt"] = Words("alt", _("Alternative text"), asset.alt_text)
    return [words for words in said.values() if words.text]


def hashtags_of(asset: Asset) -> list[str]:
    """The hashtags of an asset one by one, each with its sign however it was typed."""
    return [f"#{tag}" for tag in re.findall(r"[^\s,;#]+", asset.hashtags)]


def _with_tags(text: str, tags: list[str]) -> str:
    """The text as a poster pastes it: hashtags in a line of their own, those it already has not again."""
    text = text.replace("\r\n", "\n").strip()
    known = {tag.casefold() for tag in re.findall(r"#[^\s,;#]+", text)}
    missing = [tag for tag in tags if tag.casefold() not in known]
    return "\n\n".join(filter(None, [text, " ".join(missing)])) if text else ""
