"""The text of a page as a voice reads it: words of the body, without captions, embeds and addresses of links.

A block of a body that holds words beside other things says which are read, by `read_aloud_texts(value)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from bs4 import BeautifulSoup, Tag

from core.reading_aloud import reading_seconds, sentences
from media.bulletins.words import read_in_bulletins

_PARAGRAPHS = ("p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ".”", "!”", "?”")


def texts_of_page(page: Page) -> list[str]:
    """Title, lead, and each paragraph and list item of its bodies, in the order of its fields; no empty ones."""
    lead = getattr(page, "summary", "") or page.search_description
    found = [page.title, lead]
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            found += html_paragraphs(field.value_from_object(page) or "")
        elif isinstance(field, StreamField):
            found += _stream_texts(field.value_from_object(page))
    return [ended for text in found if (ended := _ended(text))]


def html_paragraphs(html: str) -> list[str]:
    """The words of each paragraph, list item and heading of rich text."""
    soup = BeautifulSoup(html, "html.parser")
    for unsaid in soup.find_all(["embed", "img", "iframe", "script", "style"]):
        unsaid.decompose()
    for line_break in soup.find_all("br"):
        line_break.replace_with(" ")
    return [_own_words(element) for element in soup.find_all(_PARAGRAPHS)]


def _own_words(element: Tag) -> str:
    """Its words without those of lists within it, which come as items of their own."""
    return "".join(
        text for text in element.find_all(string=True) if text.find_parent(_PARAGRAPHS) is element
    )


def _stream_texts(stream: StreamValue) -> Iterator[str]:
    for child in stream:
        yield from _block_texts(child.block, child.value)


def _block_texts(block: blocks.Block, value: Any) -> Iterator[str]:
    says = getattr(block, "read_aloud_texts", None)
    if says:
        yield from says(value)
    elif isinstance(block, blocks.RichTextBlock):
        yield from html_paragraphs(value.source)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield value


def _ended(text: str) -> str:
    """One line that ends as a sentence does; empty where it says nothing."""
    line = " ".join(text.split())
    if not re.search(r"\w", line):
        return ""
    return line if line.endswith(_SENTENCE_ENDS) else f"{line}."


def shortened(texts: list[str], seconds: int, syllables_a_minute: int) -> str:
    """As many whole sentences from the beginning as are read within these seconds, a line for each text.

    The first sentence always stands.
    """
    lines: list[str] = []
    left: float = seconds
    for text in texts:
        said: list[str] = []
        for sentence in sentences(text):
            left -= reading_seconds(read_in_bulletins(sentence).text, syllables_a_minute)
            if left < 0 and (lines or said):
                return "\n".join([*lines, " ".join(said)]).strip()
            said.append(sentence)
        lines.append(" ".join(said))
    return "\n".join(lines)
