"""Words: headings, paragraphs, quotations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

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
    """A heading of the second level; its anchor is made from its words when the story is printed."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new part of the text")
        template = "components/blocks/heading_block.html"
        preview_value = "Mỗi nhà một buổi, mỗi buổi một việc"


class ParagraphBlock(blocks.RichTextBlock):
    """Paragraphs and lists; links to pages are looked up once for the whole story."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links")
        template = "components/blocks/paragraph_block.html"
        preview_value = (
            "<p>Tổ công nghệ số cộng đồng bắt đầu từ những việc <b>gần nhất</b>: nộp một hồ sơ "
            "không phải ra xã, trả tiền điện không phải cầm tiền mặt.</p>"
        )


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words, and who said them."""

    text = blocks.TextBlock(max_length=600, label=_("Quotation"))
    who = blocks.CharBlock(
        max_length=160,
        required=False,
        label=_("Who said it"),
        help_text=_("Name and post, or the document it stands in."),
    )

    def read_aloud_texts(self, value: blocks.StructValue) -> list[str]:
        """Who speaks comes first for ears."""
        return [f"{value['who']}: {value['text']}" if value["who"] else value["text"]]

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's own words, set apart from the text")
        template = "components/blocks/quote_block.html"
        preview_value = {
            "text": "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân.",
            "who": "Kế hoạch của Ủy ban nhân dân tỉnh",
        }
