"""What stands on the pieces of the kits: whose they are, what for, and the call."""

from __future__ import annotations

from dataclasses import replace

from artwork.outline import NO_BREAK as N
from artwork.posters import Words

OWNER, OWNER_EN = "Ủy ban nhân dân tỉnh Thanh Hóa", "Thanh Hóa People's Committee"
DAY = f"Ngày Chuyển{N}đổi{N}số quốc{N}gia"
DAY_EN = f"National Digital Transformation{N}Day"
VIETNAMESE = Words(
    headline=f"Ngày hội Chuyển{N}đổi{N}số",
    message=f"Mỗi người dân một kỹ{N}năng{N}số, mỗi gia{N}đình một việc làm{N}được{N}ngay",
    day="",
    owner=OWNER,
    address="",
    weekday="Mẫu minh họa",
    greeting="Nhiệt liệt hưởng ứng",
)
ENGLISH = Words(
    headline=f"Digital Transformation{N}Day",
    message=f"A digital skill for everyone, something done at{N}once in every{N}home",
    day="",
    owner=OWNER_EN,
    address="",
    weekday="Sample",
    greeting="Join in",
)
CALL = replace(
    VIETNAMESE,
    headline=f"Đi từng{N}ngõ, gõ từng{N}nhà, hướng{N}dẫn từng{N}người{N}dân",
    message="Tổ công nghệ số cộng đồng đến tận nơi, không thu phí.",
)
ARCHIVE = replace(
    VIETNAMESE,
    headline=DAY,
    message="Phổ cập hạ tầng số và sáng tạo ứng dụng số để phát triển kinh tế số – Động lực mới cho tăng trưởng kinh tế và năng suất lao động",
    day="10/10/2024",
    weekday="Thứ Năm",
)
BEFORE = replace(VIETNAMESE, message=f"Mỗi người dân một kỹ{N}năng{N}số, mỗi gia{N}đình một việc")
QUIZ = replace(
    VIETNAMESE,
    headline=f"Thử 5{N}câu về chuyển{N}đổi{N}số",
    message="Không cần đăng ký. Có đáp án ngay.",
)
