"""The body that every page shares: the story, and the blocks it is told with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from quiz_embed.blocks import QuizBlock

# No images in rich text: their alternative text could not be translated.
RICH_TEXT_FEATURES = [
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "document-link",
    "superscript",
    "subscript",
]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new part of the text")
        template = "components/blocks/heading_block.html"


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links")
        template = "components/blocks/paragraph_block.html"


class StoryBlock(blocks.StreamBlock):
    """What any page may tell its story with."""

    heading = HeadingBlock(max_length=160)
    paragraph = ParagraphBlock(features=RICH_TEXT_FEATURES)
    quiz = QuizBlock()

    class Meta:
        block_counts: dict[str, dict[str, int]] = {}
