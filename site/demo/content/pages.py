"""Home page, text pages, lists, campaign pages and workshops."""

from __future__ import annotations

from demo.content.blocks import Block, action, h, p, ul
from demo.content.words import both

HOME_TITLE = both("Ngày Chuyển đổi số", "Digital Transformation Day")
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
CAMPAIGN = (
    both("Chiến dịch năm nay (minh họa)", "This year's campaign (sample)"),
    both(
        "Mười ngày cao điểm, sáu nhóm nội dung, một hội thảo. Chủ đề và số liệu là minh họa.",
        "Ten peak days, six topics, one workshop. Theme and figures are samples.",
    ),
)
CAMPAIGN_2024 = (
    both("Ngày Chuyển đổi số quốc gia năm 2024", "National Digital Transformation Day 2024"),
    both(
        "Theo Kế hoạch của Ủy ban nhân dân tỉnh: tuyên truyền, thi trực tuyến, ra quân và hội thảo.",
        "By the plan of the Provincial People's Committee: information, online contest, launch and workshop.",
    ),
)

CAMPAIGN_BODY: list[Block] = [
    p(
        (
            "Trang này dùng dữ liệu minh họa để bạn thấy cổng thông tin trong những ngày cao điểm. Khi dùng thật, đơn vị nhập chủ đề, ngày tháng và văn bản của năm mình.",
            "This page uses samples to show the site in its peak days. In real use the owner enters the year's own theme, dates and documents.",
        )
    ),
    action("Chọn việc muốn học", "Choose what to learn", "guides"),
]
CAMPAIGN_2024_BODY: list[Block] = [
    h("Mục đích", "Purpose"),
    p(
        (
            "Lan tỏa đến toàn thể cán bộ, công chức, viên chức, người dân và doanh nghiệp hiểu rõ hơn về vai trò, lợi ích, tầm quan trọng của chuyển đổi số đối với phát triển kinh tế - xã hội.",
            "That officials, residents and enterprises know better what digital transformation does for the economy and society.",
        )
    ),
    h("Bốn hoạt động", "Four activities"),
    ul(
        (
            "Thông tin, tuyên truyền, từ 15/9 đến 15/10/2024.",
            "Information, 15 September to 15 October 2024.",
        ),
        (
            "Cuộc thi trực tuyến, bốn tuần trong tháng 8 và tháng 9/2024.",
            "An online contest of four weeks in August and September 2024.",
        ),
        ("Đồng loạt ra quân, từ 01/10 đến 10/10/2024.", "A common launch, 1 to 10 October 2024."),
        (
            "Hội thảo nửa ngày, trong khoảng 01–10/10/2024.",
            "A workshop of half a day, between 1 and 10 October 2024.",
        ),
    ),
]

WORKSHOP_2024 = (
    both(
        "Chuyển đổi số, chuyển đổi xanh và vai trò của công nghệ số trong phát triển kinh tế số tỉnh Thanh Hóa",
        "Digital and green transformation, and the role of digital technology in Thanh Hóa's digital economy",
    ),
    both(
        "Hội thảo nửa ngày với diễn giả, chuyên gia, báo cáo mô hình, trao giải và tôn vinh.",
        "Half a day of speakers, experts, reports of models, prizes and honours.",
    ),
)
WORKSHOP = (
    both(
        "Hội thảo: Kỹ năng số cho mọi nhà (minh họa)",
        "Workshop: digital skills for every home (sample)",
    ),
    both(
        "Ba mô hình trong tỉnh, hỏi và đáp, tôn vinh các Tổ công nghệ số cộng đồng.",
        "Three models of the province, questions and answers, honours for the community teams.",
    ),
)
VENUE = both("Tòa nhà Trung tâm CNTT tỉnh Thanh Hóa", "Thanh Hóa IT Centre")
ATTENDANCE = both("Khoảng 150 đại biểu", "About 150 delegates")
ORGANISERS_2024 = both(
    "Chỉ đạo: UBND tỉnh Thanh Hóa. Chủ trì: Sở Thông tin và Truyền thông, Đài Phát thanh và Truyền hình tỉnh, Báo Thanh Hóa, Hiệp hội Doanh nghiệp tỉnh.",
    "Directed by the Provincial People's Committee. Organised by the Department of Information and Communications, Provincial Radio and Television, Thanh Hóa Newspaper and the Provincial Business Association.",
)
ORGANISERS = both(
    "Chỉ đạo: UBND tỉnh. Chủ trì: Sở Khoa học và Công nghệ (minh họa).",
    "Directed by the Provincial People's Committee. Organised by the Department of Science and Technology (sample).",
)
# From, until, title, in short.
AGENDA: list[tuple[str, str, str, str]] = [
    (
        "07:30",
        "08:00",
        both("Đón đại biểu", "Welcome"),
        both("Đăng ký, nhận tài liệu.", "Registration, papers."),
    ),
    (
        "08:00",
        "08:20",
        both("Video kết quả chuyển đổi số trên địa bàn tỉnh", "Film: results of the province"),
        both("Có phụ đề và bản chữ.", "With captions and transcript."),
    ),
    (
        "08:20",
        "09:40",
        both("Hội thảo chính", "Main session"),
        both(
            "Tham luận của diễn giả, chuyên gia. Hỏi và đáp.",
            "Speakers and experts. Questions and answers.",
        ),
    ),
    (
        "09:40",
        "10:20",
        both("Ba mô hình thành công trong tỉnh", "Three successful models"),
        both("Báo cáo và trao đổi cách làm theo.", "Reports, and how to follow them."),
    ),
    (
        "10:20",
        "10:50",
        both("Trao giải cuộc thi trực tuyến", "Prizes of the online contest"),
        both("Giải tuần và giải chung cuộc.", "Weekly and overall prizes."),
    ),
    (
        "10:50",
        "11:30",
        both("Tôn vinh, khen thưởng", "Honours"),
        both(
            "Cơ quan, đơn vị, tổ chức, cá nhân, doanh nghiệp chuyển đổi số xuất sắc.",
            "Agencies, organisations, people and enterprises that did best.",
        ),
    ),
]
# Post until the name is known, organisation.
SPEAKERS_2024: list[tuple[str, str]] = [
    (
        both("Chuyên gia chuyển đổi số", "Digital transformation expert"),
        both("Bộ Thông tin và Truyền thông", "Ministry of Information and Communications"),
    ),
    (
        both("Diễn giả doanh nghiệp số", "Speaker from a digital enterprise"),
        both(
            "Tập đoàn, doanh nghiệp số, viễn thông, CNTT",
            "Digital, telecommunications and IT companies",
        ),
    ),
]
SPEAKERS: list[tuple[str, str]] = [
    (
        both("Đại diện Tổ công nghệ số cộng đồng", "A community team"),
        both("Xã Sông Xanh (tên minh họa)", "Sông Xanh Commune (sample name)"),
    ),
    (
        both("Chuyên gia chuyển đổi số", "Digital transformation expert"),
        both("Đang mời", "To be invited"),
    ),
]

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
            "Trang này không đặt cookie với người đọc và không hỏi bạn là ai.",
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
SEARCH = both("Tìm kiếm", "Search")
SITE_NAME = both("Chuyển đổi số Thanh Hóa", "Thanh Hóa Digital Day")
PLACE = both("Tỉnh Thanh Hóa", "Thanh Hóa Province")
OWNER = both(
    "Cơ quan chủ quản: Ủy ban nhân dân tỉnh Thanh Hóa.\nCơ quan đầu mối: Sở Khoa học và Công nghệ.\nBản trình diễn với nội dung mẫu.",
    "Owner: Thanh Hóa Provincial People's Committee.\nFocal unit: Department of Science and Technology.\nA demonstration with sample content.",
)
