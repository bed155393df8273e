"""What an article is, and what several of them quote."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from demo.content.blocks import Block
from demo.content.words import both

EDITORS = both("Tổ biên tập", "The editors")
CALL_OF_THE_PLAN = (
    "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân sử dụng dịch vụ, ứng dụng để phát triển kinh tế số.",
    "Down every lane, to every door, helping every resident use services and apps for the digital economy.",
)
THE_PLAN = (
    "Kế hoạch của Ủy ban nhân dân tỉnh năm 2024, mục II.3",
    "Plan of the Provincial People's Committee for 2024, part II.3",
)


@dataclass(frozen=True)
class Article:
    """One article. `when` is a day of the archive, or how many days ago; `clock` the time it was published.

    `recording` is "film" or "sound"; `related` are keys of guides, model stories and articles further up.
    """

    key: str
    kind: str
    title: str
    summary: str
    when: date | int
    body: list[Block]
    clock: str = "07:30"
    topic: str = ""
    pillar: str = ""
    unit: str = ""
    series: str = ""
    documents: list[str] = field(default_factory=list)
    recording: str = ""
    related: list[str] = field(default_factory=list)
