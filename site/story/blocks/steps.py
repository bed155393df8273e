"""Steps, in the order they are taken: of a guide, or of a model that others repeat."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.blocks import ImageBlock

from media.bulletins.page_text import html_paragraphs
from story.blocks.searched import WordsOfImagesMixin
from story.blocks.text import RICH_TEXT_FEATURES


class StepBlock(WordsOfImagesMixin, blocks.StructBlock):
    """One step; its number is its place."""

    title = blocks.CharBlock(
        max_length=160, label=_("What to do"), help_text=_("Begins with a verb.")
    )
    text = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES, required=False, label=_("How to do it")
    )
    image = ImageBlock(
        required=False,
        label=_("Picture"),
        help_text=_("A picture of the screen or of the thing, with its alternative text."),
    )

    def read_aloud_texts(self, value: blocks.StructValue) -> list[str]:
        """What to do and how, without the picture."""
        return [value["title"], *html_paragraphs(value["text"].source)]

    class Meta:
        icon = "order"
        label = _("Step")
        description = _("One step that others can repeat, numbered by itself")
        template = "components/blocks/step_block.html"
        preview_value = {
            "title": "Mở Cổng Dịch vụ công quốc gia",
            "text": "<p>Chọn Đăng nhập, rồi chọn tài khoản định danh điện tử.</p>",
        }


class StepsBlock(blocks.StreamBlock):
    """What a guide, or the way of a model, is told in."""

    step = StepBlock()


def step_texts(steps: StreamValue) -> list[str]:
    """The stored rich text of each step."""
    return [step.value["text"].source for step in steps]
