"""Model stories: six samples of how a place can do it, each with its cost and what did not work yet."""

from __future__ import annotations

from demo.content.blocks import sample
from demo.content.model_stories import economy, government, society
from demo.content.model_stories.story import CONTACT, ModelStory

__all__ = ["CONTACT", "NOTE", "STORIES", "ModelStory"]

STORIES: list[ModelStory] = [
    economy.MATS,
    economy.MARKET,
    government.DESK,
    government.BULLETIN,
    society.QUESTION,
    society.LIBRARY,
]
NOTE = sample()
