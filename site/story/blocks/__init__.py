"""The body that every page shares: the story, and the blocks it is told with."""

from story.blocks.links import ActionBlock, RelatedPagesBlock
from story.blocks.pictures import GalleryBlock, PictureBlock
from story.blocks.records import FiguresBlock
from story.blocks.steps import StepBlock, StepsBlock, step_texts
from story.blocks.story import StoryBlock
from story.blocks.table import TableBlock
from story.blocks.text import RICH_TEXT_FEATURES, HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "RICH_TEXT_FEATURES",
    "ActionBlock",
    "FiguresBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "RelatedPagesBlock",
    "StepBlock",
    "StepsBlock",
    "StoryBlock",
    "TableBlock",
    "step_texts",
]
