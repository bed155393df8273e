"""Prints a story: anchors for its headings, its page links looked up once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from core import text
from story.links import linked_page_ids, live_pages, pages_linked_from, with_page_links

register = template.Library()

# Blocks that belong to the flow of the text; the others stand beside it.
IN_THE_FLOW = {"document", "figures", "heading", "paragraph", "quote"}

# Ids that the page itself uses.
IDS_OF_THE_FRAME = {
    "contrast-high",
    "corrections",
    "main-content",
    "menu",
    "result-figures",
    "share",
    "short-address",
}


@dataclass(frozen=True)
class Part:
    """A block of the story and, for a heading, its anchor."""

    block: Any
    anchor: str = ""


@dataclass
class Run:
    """Blocks that follow each other in the flow of the text, or one block that stands beside it."""

    is_prose: bool
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class PrintedStory:
    """A story in runs, with the pages its paragraphs link to."""

    runs: list[Run]
    pages: dict[int, Page]


@register.simple_tag(takes_context=True)
def printed_story(context: dict[str, Any], story: StreamValue | str = "") -> PrintedStory:
    """The story ready to print: anchors are unique and depend on the words of the headings only.

    Without a story it is the value of the StreamField that renders itself.
    """
    parts: Iterable[Any] = story or context.get("value") or []
    taken = set(IDS_OF_THE_FRAME)
    runs: list[Run] = []
    linked: set[int] = set()
    for block in parts:
        anchor = ""
        if block.block_type == "heading":
            anchor = heading_anchor(block.value, taken)
        elif isinstance(block.value, RichText):
            linked |= linked_page_ids(block.value.source)
        is_prose = block.block_type in IN_THE_FLOW
        if not runs or not (is_prose and runs[-1].is_prose):
            runs.append(Run(is_prose))
        runs[-1].parts.append(Part(block, anchor))
    return PrintedStory(runs, live_pages(linked, get_language()))


def heading_anchor(words: str, taken: set[str]) -> str:
    """An anchor for a heading, added to those taken; the second of the same words gets "-2"."""
    anchor = stem = text.slug(words) or "muc"
    number = 1
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    taken.add(anchor)
    return anchor


@register.simple_tag
def story_text(value: RichText | str, pages: dict[int, Page] | str | None = None) -> SafeString:
    """Rich text as HTML; without `pages` its links are looked up for it alone."""
    source = value.source if isinstance(value, RichText) else value or ""
    if not isinstance(pages, dict):
        pages = pages_linked_from([source])
    return mark_safe(expand_db_html(with_page_links(source, pages)))  # noqa: S308 - the editor's whitelist made it
