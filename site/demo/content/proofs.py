"""What sample communes say they hung, posted and showed; samples, as the communes are."""

from __future__ import annotations

from dataclasses import dataclass

from media.enums import ProofKind as How
from media.enums import ProofState as State


@dataclass(frozen=True)
class Proof:
    """One use: unit, kit and which of its assets, how, so many days ago, where, how many."""

    unit: str
    kit: str
    asset: int
    how: How
    days_ago: int
    place: str
    pieces: int = 1
    state: State = State.SENT
    note: str = ""


OUTDOORS, SCREENS = "bo-treo-ngoai-troi", "bo-man-hinh-va-mang"

PROOFS = [
    Proof("song-xanh", OUTDOORS, 0, How.HUNG, 3, "Cổng trụ sở xã", 2, State.CHECKED),
    Proof("song-xanh", OUTDOORS, 1, How.HUNG, 2, "Nhà văn hóa các thôn", 12),
    Proof("song-xanh-cu", SCREENS, 0, How.SHOWN, 4, "Màn hình bộ phận một cửa", 1),
    Proof("ben-sang", OUTDOORS, 1, How.HUNG, 1, "Trường học, trạm y tế", 6, State.CHECKED),
    Proof("ben-sang", SCREENS, 1, How.POSTED, 1, "Trang Zalo của xã", 1),
    Proof("doi-che", SCREENS, 1, How.POSTED, 2, "Trang Facebook của xã", 3, State.REFUSED,
          "Đường dẫn không mở được, gửi lại giúp mình."),
    Proof("bien-nang", OUTDOORS, 0, How.HUNG, 1, "Bến cá", 4),
]  # fmt: skip
