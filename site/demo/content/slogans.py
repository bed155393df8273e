"""Slogans: words of documents where the plan gives them, the others marked as samples by their source."""

from __future__ import annotations

from demo.content.words import both

LAUNCH_2024 = "Kế hoạch năm 2024, mục II.3"
WORKSHOP_2024 = "Kế hoạch năm 2024, mục II.4"
THEME_2024 = "Chủ đề năm 2024"
SAMPLE = "Khẩu hiệu minh họa"
SAMPLE_WELCOME = f"{SAMPLE}, chào mừng"
# The category of a slogan, by where its words stand.
CATEGORIES = {
    THEME_2024: "chu-de-nam",
    LAUNCH_2024: "ra-quan",
    WORKSHOP_2024: "hoi-thao",
    SAMPLE_WELCOME: "chao-mung",
}

# Wording, topic, where the words stand.
SLOGANS: list[tuple[str, str, str]] = [
    (
        both(
            "Nhiệt liệt chào mừng Ngày Chuyển đổi số quốc gia 10/10",
            "Welcome the National Digital Transformation Day, 10 October",
        ),
        "",
        SAMPLE_WELCOME,
    ),
    (
        both(
            "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân sử dụng dịch vụ, ứng dụng để phát triển kinh tế số",
            "Down every lane, to every door, helping every resident use services and apps for the digital economy",
        ),
        "",
        LAUNCH_2024,
    ),
    (
        both(
            "Phổ cập hạ tầng số và sáng tạo ứng dụng số để phát triển kinh tế số – Động lực mới cho tăng trưởng kinh tế và năng suất lao động",
            "Digital infrastructure for all and creative applications for the digital economy – a new driver of growth and productivity",
        ),
        "",
        THEME_2024,
    ),
    (
        both(
            "Chuyển đổi số, chuyển đổi xanh và vai trò của công nghệ số trong phát triển kinh tế số",
            "Digital and green transformation, and what digital technology does for the digital economy",
        ),
        "",
        WORKSHOP_2024,
    ),
    (
        both(
            "Mỗi nhà một buổi, mỗi buổi một việc làm được ngay",
            "One evening in every home, one thing done at once",
        ),
        "dia-phuong",
        SAMPLE,
    ),
    (
        both("Nộp hồ sơ ở nhà, nhận kết quả ở nhà", "Apply from home, receive at home"),
        "dich-vu-cong",
        SAMPLE,
    ),
    (
        both("Một lần khai, nhiều nơi dùng", "Say it once, use it everywhere"),
        "dich-vu-cong",
        SAMPLE,
    ),
    (
        both(
            "Theo dõi hồ sơ bằng một mã, không phải đi lại nhiều lần",
            "Follow your application by one code, not by many trips",
        ),
        "dich-vu-cong",
        SAMPLE,
    ),
    (
        both("Quét mã một giây, khỏi lo tiền lẻ", "Scan in a second, no small change needed"),
        "thanh-toan",
        SAMPLE,
    ),
    (
        both(
            "Tiền điện, tiền nước, học phí: trả tại nhà, có biên lai",
            "Power, water, school fees: paid at home, with a receipt",
        ),
        "thanh-toan",
        SAMPLE,
    ),
    (
        both(
            "Chợ quê lên sàn, hàng nhà ra phố",
            "The village market goes online, home goods go to town",
        ),
        "mua-ban",
        SAMPLE,
    ),
    (
        both("Ảnh thật, hàng thật, giá thật", "True pictures, true goods, true prices"),
        "mua-ban",
        SAMPLE,
    ),
    (both("Không đọc mã OTP cho bất kỳ ai", "Never read your OTP to anyone"), "an-toan", SAMPLE),
    (both("Chậm một phút, giữ được tiền", "Wait a minute, keep your money"), "an-toan", SAMPLE),
    (
        both(
            "Cơ quan nhà nước không yêu cầu chuyển tiền qua điện thoại",
            "No state agency asks for money over the telephone",
        ),
        "an-toan",
        SAMPLE,
    ),
    (
        both("Mật khẩu dài, mỗi nơi một khác", "Long passwords, a different one for each place"),
        "an-toan",
        SAMPLE,
    ),
    (
        both("Đọc tin phải biết ai nói, nói khi nào", "Reading news, know who says it and when"),
        "tim-kiem",
        SAMPLE,
    ),
    (
        both("Tìm đúng nguồn, tin đúng chỗ", "Find the right source, trust the right place"),
        "tim-kiem",
        SAMPLE,
    ),
    (
        both(
            "Người biết chỉ người chưa biết, con cháu chỉ ông bà",
            "Those who know show those who do not, children show their grandparents",
        ),
        "dia-phuong",
        SAMPLE,
    ),
    (
        both(
            "Không để ai bị bỏ lại phía sau trong chuyển đổi số",
            "No one left behind in digital transformation",
        ),
        "",
        SAMPLE,
    ),
    (both("Dữ liệu đúng, phục vụ nhanh", "Right data, quick service"), "dich-vu-cong", SAMPLE),
]
