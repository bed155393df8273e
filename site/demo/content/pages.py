"""Home page, text pages, lists, campaign pages and workshops."""

from __future__ import annotations

from artwork.outline import NO_BREAK as N
from demo.content.blocks import Block, h, p, ul
from demo.content.words import both

HOME_TITLE = both(f"Ngày Chuyển{N}đổi{N}số", "Digital Transformation Day")
HOME_SUMMARY = both(
    "Tin tức, hướng dẫn, mô hình hay, ấn phẩm và câu hỏi thử sức của chiến dịch trong tỉnh.",
    "News, guides, models, kits and quizzes of the province's campaign.",
)
HOME_KICKER = both("Thanh Hóa cùng hưởng ứng", "Thanh Hóa joins in")

NEWS = (
    both("Tin tức", "News"),
    both(
        "Tin, bài, phóng sự về chuyển đổi số trong tỉnh.",
        "News, articles and reports on digital transformation in the province.",
    ),
)
MODELS = (
    both("Mô hình hay", "Models"),
    both(
        "Cách làm đã thử, có chi phí và kết quả, để nơi khác làm theo.",
        "What was tried, what it cost and what came of it, for others to follow.",
    ),
)
GUIDES = (
    both("Hướng dẫn", "Guides"),
    both(
        "Năm việc làm được ngay, theo từng bước, có tờ in để mang về.",
        "Five things done at once, step by step, with a sheet to take home.",
    ),
)
CAMPAIGNS = (
    both("Chiến dịch", "Campaigns"),
    both(
        "Chiến dịch của từng năm: chủ đề, các đợt, văn bản và hội thảo.",
        "Each year's campaign: theme, phases, documents and workshop.",
    ),
)


# Slug of the page, what it is called, in short, body.
TEXT_PAGES: list[tuple[str, str, str, list[Block]]] = [
    (
        "gioi-thieu",
        both("Giới thiệu", "About"),
        both(
            "Trang này của ai, để làm gì, nội dung nào là mẫu.",
            "Whose site this is, what it is for, and what is a sample.",
        ),
        [
            p(
                (
                    "Cổng 10·10 giúp cơ quan đầu mối chuẩn bị và tổ chức chiến dịch Ngày Chuyển đổi số quốc gia: tin tức, hướng dẫn, mô hình, ấn phẩm cho báo chí và đơn vị, câu hỏi thử sức, hội thảo.",
                    "Cổng 10·10 helps the focal unit prepare and run the campaign for National Digital Transformation Day: news, guides, models, kits for press and units, quizzes, a workshop.",
                )
            ),
            h("Nội dung mẫu", "What is a sample"),
            p(
                (
                    "Phần năm 2024 lấy từ Kế hoạch của Ủy ban nhân dân tỉnh năm 2024. Chiến dịch năm nay, các bài, số liệu, tên xã có ghi “minh họa” và số điện thoại là dữ liệu mẫu.",
                    "The pages about 2024 follow the plan of the Provincial People's Committee of that year. This year's campaign, its articles and figures, communes marked as samples and telephone numbers are samples.",
                ),
                (
                    "Sổ đơn vị chỉ trích một phần; quan hệ kế thừa cần đối chiếu với nghị quyết sắp xếp đơn vị hành chính trước khi dùng thật.",
                    "The register of units is an extract; check successions against the resolutions in force before real use.",
                ),
            ),
        ],
    ),
    (
        "quyen-rieng-tu",
        both("Thông báo về quyền riêng tư", "Privacy notice"),
        both(
            "Trang này không đặt cookie với bạn đọc và không hỏi bạn là ai.",
            "This site sets no cookie for readers and does not ask who you are.",
        ),
        [
            h("Khi bạn đọc", "When you read"),
            p(
                (
                    "Trang không đặt cookie, không dùng công cụ theo dõi, không tải gì từ trang khác. Cỡ chữ và độ tương phản bạn chọn chỉ lưu trên máy của bạn.",
                    "No cookies, no tracking, nothing loaded from other sites. The letter size and contrast you choose stay on your own device.",
                )
            ),
            h("Khi bạn trả lời câu hỏi", "When you answer a quiz"),
            p(
                (
                    "Chúng tôi chỉ đếm mỗi phương án được chọn bao nhiêu lần trong ngày. Không lưu tên, địa chỉ mạng hay mã máy.",
                    "We only count how often each answer was chosen on a day. No name, network address or device is kept.",
                )
            ),
            h("Khi bạn tải ấn phẩm", "When you download"),
            p(
                (
                    "Chúng tôi đếm số lượt tải từng tệp, không lưu ai đã tải.",
                    "We count how often a file was taken, not by whom.",
                )
            ),
            h("Biên tập viên", "Editors"),
            p(
                (
                    "Người đăng nhập để biên tập có tài khoản, nhật ký thao tác và một cookie phiên làm việc.",
                    "Those who sign in to edit have an account, a log of what they did and a session cookie.",
                )
            ),
        ],
    ),
    (
        "kha-nang-tiep-can",
        both("Khả năng tiếp cận", "Accessibility"),
        both(
            "Trang này dùng được bằng bàn phím, trình đọc màn hình, chữ to và độ tương phản cao.",
            "This site works with the keyboard, screen readers, large letters and high contrast.",
        ),
        [
            p(
                (
                    "Chúng tôi làm theo WCAG 2.2 mức AA. Mọi việc trên trang làm được khi tắt JavaScript, từ màn hình rộng 360 điểm ảnh.",
                    "We follow WCAG 2.2 level AA. Everything works without JavaScript, from screens of 360 pixels up.",
                )
            ),
            ul(
                (
                    "Nút A−, A, A+ và độ tương phản cao ở đầu mỗi trang.",
                    "A−, A, A+ and high contrast at the top of each page.",
                ),
                (
                    "Phim có phụ đề và bản chữ; ảnh có lời thay thế.",
                    "Films have captions and a transcript, pictures a description.",
                ),
                (
                    "Trang in được và lưu được thành một tệp để xem khi không có mạng.",
                    "Pages can be printed, and saved as one file to read offline.",
                ),
            ),
            h("Điều chưa tốt", "What is not good yet"),
            p(
                (
                    "Phim chưa có ngôn ngữ ký hiệu; bản đọc thành tiếng chưa có cho mọi bài.",
                    "Films have no sign language yet; not every article can be listened to.",
                )
            ),
            h("Bạn gặp khó khăn?", "Something does not work?"),
            p(
                (
                    "Hãy cho cơ quan đầu mối biết trang nào, bạn dùng máy gì, điều gì không làm được.",
                    "Tell the focal unit which page, which device, and what did not work.",
                )
            ),
        ],
    ),
]

ABOUT_HEADING = both("Về trang này", "About this site")
USE_HEADING = both("Dùng trang này", "Using this site")
LIBRARY = both("Ấn phẩm", "Kits")
SLOGANS = both("Khẩu hiệu", "Slogans")
SITE_MAP = both("Sơ đồ trang", "Site map")
CONTESTS = both("Cuộc thi", "Contests")
SEARCH = both("Tìm kiếm", "Search")
SITE_NAME = both("Chuyển đổi số Thanh Hóa", "Thanh Hóa Digital Day")
PLACE = both("Tỉnh Thanh Hóa", "Thanh Hóa Province")
OWNER = both(
    "Cơ quan chủ quản: Ủy ban nhân dân tỉnh Thanh Hóa.\nCơ quan đầu mối: Sở Khoa học và Công nghệ.\nBản trình diễn với nội dung mẫu.",
    "Owner: Thanh Hóa Provincial People's Committee.\nFocal unit: Department of Science and Technology.\nA demonstration with sample content.",
)
