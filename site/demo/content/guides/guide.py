"""What a guide is, and what every handout says."""

from __future__ import annotations

from dataclasses import dataclass

from demo.content.blocks import Block
from demo.content.words import both


@dataclass(frozen=True)
class Guide:
    """Steps are (what to do, how to do it). `handout` is what the printed sheet says, one line a step."""

    key: str
    topic: str
    title: str
    summary: str
    steps: list[tuple[str, str]]
    handout: list[str]
    after: list[Block]


FEE = both(
    "Không thu phí. Không đọc mã OTP cho bất kỳ ai.", "No fee. Never read your OTP to anyone."
)
