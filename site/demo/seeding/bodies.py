"""Turns the blocks of the content into blocks of a StreamField: keys become records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wagtail.models import Page

from contest.models import Contest
from demo.content.blocks import Block
from demo.factories import story
from demo.seeding.materials import PICTURE_ALT
from demo.seeding.records import Records
from media.models import CustomImage
from quiz_embed.models import Quiz


@dataclass
class Shelf:
    """Everything a body may name by its key."""

    records: Records
    quizzes: Mapping[str, Quiz]
    contests: Mapping[str, Contest]
    pictures: Sequence[CustomImage]
    pages: dict[str, Page] = field(default_factory=dict)

    def body(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with their records in place."""
        return [self._block(kind, value) for kind, value in blocks]

    def _block(self, kind: str, value: object) -> Block:
        if kind == "figures":
            return story.figures([self.records.figures[key] for key in value])
        if kind == "table":
            return story.table(*value)
        if kind == "quiz":
            return ("quiz", {"heading": "", "quiz": self.quizzes[str(value)]})
        if kind == "contest":
            return ("contest", {"heading": "", "contest": self.contests[str(value)]})
        if kind == "gallery":
            return story.gallery(self.pictures, alt=PICTURE_ALT)
        if kind == "action":
            return story.action(value["label"], page=self.pages[value["page"]])  # type: ignore[index]
        return (kind, value)
