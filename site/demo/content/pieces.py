"""Slogans that are drawn for several kinds when the site is seeded."""

from __future__ import annotations

from dataclasses import dataclass

from demo.content.words import both
from media.enums import PieceTemplate


@dataclass(frozen=True)
class DrawnSet:
    """The first words of a slogan (`demo.content.slogans`), its look, and kinds by their addresses."""

    slogan: str
    template: PieceTemplate
    kinds: tuple[str, ...]


KIT_SLUG = "bo-ve-tu-khau-hieu"
KIT_NAME = both("Bộ khẩu hiệu để các đơn vị đặt tên", "Slogans for units to put their name on")
KIT_TEXT = both(
    "Khẩu hiệu đã duyệt, vẽ cho từng loại. Đơn vị đăng nhập để lấy bản mang tên mình. Mẫu minh họa.",
    "Approved slogans drawn for each kind. Units sign in to take copies in their own name. Samples.",
)
SETS = (
    DrawnSet("Mỗi nhà một buổi", PieceTemplate.LACQUER, ("ap-phich", "bang-ron", "phuon")),
    DrawnSet("Dữ liệu đúng", PieceTemplate.RIVER, ("pano",)),
)
# One waits for the culture department, so that its page has something to show.
WAITING = DrawnSet("Đi từng ngõ", PieceTemplate.PAPER, ("bang-ron",))
