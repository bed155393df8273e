"""The campaigns' records: documents, figures, texts of the years, days of the peak."""

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

SAMPLE_SOURCE = both(
    "Báo cáo nhanh của các Tổ công nghệ số cộng đồng (số liệu minh họa)",
    "First reports of the community teams (sample figure)",
)
PLAN_SOURCE = both(
    "Kế hoạch của Ủy ban nhân dân tỉnh năm 2024, mục II",
    "Plan of the Provincial People's Committee for 2024, part II",
)

# Key: what is counted, number, unit, source; a day of None is yesterday.
FIGURES: dict[str, tuple[str, str, str, str, date | None]] = {
    "ho": (
        both("đã được hướng dẫn trong bốn ngày đầu", "helped in the first four days"),
        "18426",
        both("hộ", "households"),
        SAMPLE_SOURCE,
        None,
    ),
    "to": (
        both("đã ra quân", "teams have set out"),
        "1246",
        both("tổ", "teams"),
        SAMPLE_SOURCE,
        None,
    ),
    "ho-so": (
        both("hồ sơ nộp trực tuyến trong tuần", "of applications made online this week"),
        "87.4",
        both("%", "%"),
        SAMPLE_SOURCE,
        None,
    ),
    "ma": (
        both("quầy hàng có mã thanh toán", "stalls with a payment code"),
        "312",
        both("quầy", "stalls"),
        SAMPLE_SOURCE,
        None,
    ),
    "gian-hang": (
        both("có gian hàng trên sàn thương mại điện tử", "have a stall on an online marketplace"),
        "46",
        both("hộ", "households"),
        SAMPLE_SOURCE,
        None,
    ),
    "lua-dao": (
        both(
            "bình quân mỗi tháng mất tiền vì lừa đảo qua mạng, trước là 9",
            "a month lose money to online fraud on average, 9 before",
        ),
        "2",
        both("người", "people"),
        SAMPLE_SOURCE,
        None,
    ),
    "phut": (
        both("cho một hồ sơ nộp tại nhà", "for an application from home"),
        "12",
        both("phút", "minutes"),
        SAMPLE_SOURCE,
        None,
    ),
    "loa": (
        both("cụm loa đọc cùng một bản tin", "loudspeakers read one and the same bulletin"),
        "38",
        both("cụm", "sets"),
        SAMPLE_SOURCE,
        None,
    ),
    "ngay-2024": (
        both("ra quân, từ 01/10 đến 10/10/2024", "of the launch campaign, 1 to 10 October 2024"),
        "10",
        both("ngày", "days"),
        PLAN_SOURCE,
        date(2024, 10, 1),
    ),
    "nhom-2024": (
        both("nội dung hướng dẫn người dân", "of guidance for residents"),
        "6",
        both("nhóm", "groups"),
        PLAN_SOURCE,
        date(2024, 10, 1),
    ),
    "tuan-2024": (
        both("thi trực tuyến", "of the online contest"),
        "4",
        both("tuần", "weeks"),
        PLAN_SOURCE,
        date(2024, 10, 1),
    ),
}

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
