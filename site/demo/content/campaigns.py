"""The pages of two campaigns and their workshops."""

from __future__ import annotations

from demo.content.blocks import Block, action, h, p, ul
from demo.content.words import both

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
