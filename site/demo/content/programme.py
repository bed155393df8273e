"""The campaigns' records: documents, texts of the years, days of the peak."""

from __future__ import annotations

from datetime import date

from demo.content.words import both

# Number, day, issuer, what it is about.
DOCUMENTS: list[tuple[str, date, str, str]] = [
    (
        "505/QĐ-TTg",
        date(2022, 4, 22),
        both("Thủ tướng Chính phủ", "Prime Minister"),
        both("Về Ngày Chuyển đổi số quốc gia", "On the National Digital Transformation Day"),
    ),
    (
        "934/QĐ-BTTTT",
        date(2024, 6, 7),
        both("Bộ Thông tin và Truyền thông", "Ministry of Information and Communications"),
        both(
            "Phê duyệt Kế hoạch triển khai Quyết định số 505/QĐ-TTg về Ngày Chuyển đổi số quốc gia năm 2024",
            "Approving the plan to carry out Decision 505/QĐ-TTg for the National Digital Transformation Day 2024",
        ),
    ),
]

# What may hang outdoors, where and for how long.
LAW_ON_HANGING: tuple[str, date, str, str] = (
    "16/2012/QH13",
    date(2012, 6, 21),
    both("Quốc hội", "National Assembly"),
    both("Luật Quảng cáo", "Law on Advertising"),
)

# The current year, all of it a sample.
NAME = both(
    "Hưởng ứng Ngày Chuyển đổi số (chiến dịch minh họa)",
    "Digital Transformation Day (sample campaign)",
)
THEME = both(
    "Mỗi người dân một kỹ năng số, mỗi gia đình một việc làm được ngay (chủ đề minh họa)",
    "A digital skill for everyone, something done at once in every home (sample theme)",
)
MAIN_DAY = both(
    "Ngày hội Chuyển đổi số (ngày minh họa)", "Digital Transformation Day (sample date)"
)
# Days before the main day: what the day is for.
DAYS: list[tuple[int, str]] = [
    (9, both("Phát động ra quân toàn tỉnh", "The whole province sets out")),
    (8, both("Dịch vụ công trực tuyến", "Public services online")),
    (7, both("Thanh toán không tiền mặt", "Paying without cash")),
    (6, both("Sàn thương mại điện tử", "Online marketplaces")),
    (5, both("An toàn trên mạng", "Safety online")),
    (4, both("Tìm thông tin hiệu quả", "Finding information")),
    (3, both("Nội dung của địa phương", "Local topics")),
    (2, both("Hội thảo của tỉnh", "Workshop of the province")),
    (1, both("Các tổ đến nhà lần hai", "Teams call a second time")),
    (0, both("Ngày hội Chuyển đổi số", "Digital Transformation Day")),
]
RUNNING = both("Tuyên truyền", "Information campaign")
PEAK = both("Cao điểm", "Peak days")
