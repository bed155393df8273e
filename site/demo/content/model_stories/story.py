"""What a model story is, and what all of them share."""

from __future__ import annotations

from dataclasses import dataclass, field

from demo.content.blocks import Block, table
from demo.content.words import both


@dataclass(frozen=True)
class ModelStory:
    """Parts are HTML; steps are (what to do, how to do it as HTML); figures are keys of `content.figures`."""

    key: str
    title: str
    summary: str
    problem: str
    done: str
    steps: list[tuple[str, str]]
    results: str
    limits: str
    figures: list[str]
    cost: int
    cost_note: str
    period: str
    place: str
    pillar: str
    topic: str
    by: str
    more: list[Block] = field(default_factory=list)


CONTACT = both(
    "Bộ phận Một cửa, điện thoại 0237 000 0000 (số minh họa)",
    "One-stop desk, telephone 0237 000 0000 (sample number)",
)


def costs(of_what: tuple[str, str], *rows: tuple[tuple[str, str], int]) -> Block:
    """What the money was spent on, in đồng."""
    vietnamese, english = of_what
    return table(
        (
            f"Chi phí của {vietnamese} (số liệu minh họa)",
            f"Costs of {english} (sample figures)",
        ),
        (("Khoản chi", "Spent on"), ("Đồng", "In đồng")),
        *rows,
    )
