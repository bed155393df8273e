"""News items of the peak days."""

from __future__ import annotations

from artwork.outline import NO_BREAK as N
from demo.content.articles.article import Article
from demo.content.blocks import action, contest, figures, h, p, quiz, sample, ul
from demo.content.words import both
from news.enums import ArticleKind as Kind

BRIEFS: list[Article] = [
    Article(
        key="cuoc-thi-mo-tuan-dau",
        kind=Kind.BRIEF,
        title=both(
            "Cuộc thi tìm hiểu chuyển đổi số mở tuần đầu",
            "First round of the contest on digital transformation",
        ),
        summary=both(
            "Bốn tuần thi, mỗi tuần năm câu hỏi và một câu dự đoán. Ai từ 14 tuổi đều dự thi được.",
            "Four rounds, each of five questions and a prediction. Everybody from the age of 14 may enter.",
        ),
        when=2,
        clock="09:30",
        pillar="xa-hoi-so",
        unit="so-khcn",
        series="muoi-ngay-cao-diem",
        body=[
            p(
                (
                    "Đọc thể lệ trước khi bắt đầu. Mỗi tuần được dự thi ba lần, mỗi lần mười phút; lần tốt nhất được tính. Ghi lại mã biên nhận để hỏi kết quả.",
                    "Read the rules before you begin. In each round there are three attempts of ten minutes; the best one counts. Keep the receipt code to ask for your result.",
                )
            ),
            contest("tim-hieu-chuyen-doi-so"),
            sample(),
        ],
    ),
    Article(
        key="mo-cau-hoi-thu-suc",
        kind=Kind.BRIEF,
        title=both(
            f"Thử sức năm câu: có đáp{N}án{N}ngay, không cần đăng{N}ký",
            "Five questions to try: answers at once, no sign-up",
        ),
        summary=both(
            "Câu hỏi mở trong mười ngày cao điểm. Trả lời xong xem ngay lời giải và nơi đọc thêm.",
            "Open during the ten peak days. Answer, then read why, and where to learn more.",
        ),
        when=2,
        clock="09:00",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        body=[
            p(
                (
                    "Trang này không hỏi tên, không hỏi số điện thoại, chỉ đếm số lượt chọn từng phương án. Đơn vị nào muốn đặt câu hỏi lên trang của mình thì chép đoạn mã ở trang câu hỏi.",
                    "This page asks for no name and no number; it only counts how often an answer was chosen. Units that want the questions on their own site copy the code on the quiz page.",
                )
            ),
            quiz("thu-suc-muoi-ngay"),
        ],
    ),
    Article(
        key="ngan-hang-huong-ung",
        kind=Kind.BRIEF,
        title=both(
            "Ngân hàng hưởng ứng: mở tài khoản, cài ứng dụng không thu phí",
            "Banks join in: accounts and apps set up free of charge",
        ),
        summary=both(
            "Trong mười ngày cao điểm, các chi nhánh cử cán bộ cùng tổ công nghệ số đến chợ và nhà văn hóa.",
            "During the ten peak days branches send staff with the community teams to markets and village halls.",
        ),
        when=3,
        topic="thanh-toan",
        pillar="kinh-te-so",
        unit="nhnn",
        series="muoi-ngay-cao-diem",
        related=["cho-que-quet-ma", "thanh-toan-bang-ma-quet"],
        body=[
            p(
                (
                    "Người dân mang theo căn cước và điện thoại đang dùng. Cán bộ ngân hàng hướng dẫn tại chỗ, người dân tự bấm, tự đặt mật khẩu.",
                    "Bring your identity card and the telephone you use. Bank staff explain on the spot; you press and choose the password yourself.",
                )
            ),
            h("Trước khi về, kiểm lại ba việc", "Before you leave, check three things"),
            ul(
                ("Đã tự đăng nhập lại được một lần.", "You have signed in once more by yourself."),
                (
                    "Đã đặt hạn mức chuyển tiền mỗi ngày vừa với nhu cầu.",
                    "You have set a daily limit that fits your needs.",
                ),
                (
                    "Đã lưu số điện thoại chính thức của ngân hàng, in ở mặt sau thẻ.",
                    "You have saved the bank's official number, printed on the back of the card.",
                ),
            ),
            sample(),
        ],
    ),
    Article(
        key="toan-tinh-ra-quan",
        kind=Kind.BRIEF,
        title=both(
            "Toàn tỉnh cùng ra quân mười ngày hướng dẫn dùng dịch vụ số",
            "The whole province sets out: ten days of help with digital services",
        ),
        summary=both(
            "Các xã, phường khởi động vào cùng một thời điểm. Mười ngày, sáu nhóm nội dung, không thu phí.",
            "Communes and wards began at one and the same hour. Ten days, six topics, no fee.",
        ),
        when=4,
        clock="08:00",
        unit="ban-chi-dao",
        pillar="xa-hoi-so",
        series="muoi-ngay-cao-diem",
        documents=["505/QĐ-TTg"],
        body=[
            p(
                (
                    "Sáng nay, các Tổ công nghệ số cộng đồng trong toàn tỉnh đồng loạt ra quân. Mỗi ngày có một nội dung chính; ngày cuối là Ngày hội Chuyển đổi số.",
                    "This morning the community teams of the whole province set out together. Each day has its main topic; the last one is Digital Transformation Day.",
                )
            ),
            h("Bà con đến đâu để được giúp", "Where to find help"),
            ul(
                (
                    "Nhà văn hóa thôn, khu phố: buổi tối thứ Ba và thứ Năm.",
                    "The village or quarter hall: Tuesday and Thursday evenings.",
                ),
                (
                    "Bộ phận Một cửa của xã, phường: giờ hành chính.",
                    "The one-stop desk of the commune or ward: office hours.",
                ),
                (
                    "Tại nhà, nếu người già, người khuyết tật không đi lại được: báo trưởng thôn.",
                    "At home, for old people and people with disabilities: tell the head of the village.",
                ),
            ),
            figures("to", "ho-so"),
            action("Chọn việc muốn học", "Choose what to learn", "guides"),
            sample(),
        ],
    ),
    Article(
        key="an-dinh-ngay-hoi-thao",
        kind=Kind.BRIEF,
        title=both("Đã ấn định ngày hội thảo của tỉnh", "The day of the workshop is fixed"),
        summary=both(
            "Hội thảo nửa ngày, hai ngày trước Ngày hội. Chương trình và giấy mời đã có trên trang hội thảo.",
            "Half a day, two days before Digital Transformation Day. Programme and invitation are on the workshop's page.",
        ),
        when=5,
        clock="10:00",
        unit="ubnd-tinh",
        pillar="kinh-te-so",
        body=[
            p(
                (
                    "Hội thảo có phần báo cáo ba mô hình thành công trong tỉnh để nơi khác làm theo, phần hỏi đáp và phần tôn vinh. Ai không đến được sẽ xem lại video có phụ đề.",
                    "Three successful models of the province are reported so that others can follow them; there is time for questions, and for honours. Those who can't come will find a video with captions.",
                )
            ),
            action("Xem chương trình", "See the programme", "workshop"),
            sample(),
        ],
    ),
]
