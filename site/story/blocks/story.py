"""What any page may tell its story with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from contest.blocks import ContestBlock
from media.blocks import DocumentBlock, KitBlock, RecordingBlock, SloganBlock
from quiz_embed.blocks import QuizBlock
from story.blocks.links import ActionBlock, RelatedPagesBlock
from story.blocks.pictures import GalleryBlock, PictureBlock
from story.blocks.records import FiguresBlock
from story.blocks.table import TableBlock
from story.blocks.text import RICH_TEXT_FEATURES, HeadingBlock, ParagraphBlock, QuoteBlock

WORDS = _("Words")
PICTURES = _("Pictures and sound")
RECORDS = _("Records")
TAKE_PART = _("Take part and go on")


class StoryBlock(blocks.StreamBlock):
    """The blocks of a body, grouped as the editor sees them."""

    heading = HeadingBlock(max_length=160, group=WORDS)
    paragraph = ParagraphBlock(features=RICH_TEXT_FEATURES, group=WORDS)
    quote = QuoteBlock(group=WORDS)
    table = TableBlock(group=WORDS)
    image = PictureBlock(group=PICTURES)
    gallery = GalleryBlock(group=PICTURES)
    recording = RecordingBlock(group=PICTURES)
    figures = FiguresBlock(group=RECORDS)
    slogan = SloganBlock(group=RECORDS)
    kit = KitBlock(group=RECORDS)
    document = DocumentBlock(group=RECORDS)
    contest = ContestBlock(group=TAKE_PART)
    quiz = QuizBlock(group=TAKE_PART)
    action = ActionBlock(group=TAKE_PART)
    related = RelatedPagesBlock(group=TAKE_PART)

    class Meta:
        template = "components/story.html"
