"""A contest of the current year, all of it a sample, with a round that is open today."""

from __future__ import annotations

from demo.content.words import both

SLUG = "tim-hieu-chuyen-doi-so"
NAME = both(
    "Cuộc thi tìm hiểu chuyển đổi số (cuộc thi mẫu)",
    "Contest on digital transformation (sample contest)",
)
INTRO = both(
    "Mỗi tuần năm câu hỏi và một câu dự đoán, làm trong mười phút. Cuộc thi này chỉ để xem thử.",
    "Each week five questions and a prediction, in ten minutes. This contest is only for a trial.",
)
CONTACT = both(
    "Tổ thư ký cuộc thi, Sở Khoa học và Công nghệ (đầu mối minh họa)",
    "Secretariat of the contest, Department of Science and Technology (sample contact)",
)

# Topic and how many questions of it an attempt draws.
QUOTAS: list[tuple[str, int]] = [
    ("dich-vu-cong", 2),
    ("an-toan", 1),
    ("thanh-toan", 1),
    ("tim-kiem", 1),
]
MINUTES = 10
GRACE_SECONDS = 15
