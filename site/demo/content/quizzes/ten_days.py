"""The quiz of the peak days."""

from __future__ import annotations

from demo.content.quizzes.quiz import Question, Quiz
from demo.content.words import both

QUIZ = Quiz(
    slug="thu-suc-muoi-ngay",
    name=both("Thử sức mười ngày", "Ten days' quiz"),
    intro=both(
        "Năm câu về những việc làm được ngay ở nhà. Không cần đăng ký.",
        "Five questions about things done at home. No sign-up.",
    ),
    window="peak",
    questions=[
        Question(
            both(
                "Ngày Chuyển đổi số quốc gia là ngày nào hằng năm?",
                "On which day of the year is National Digital Transformation Day?",
            ),
            [
                both("10 tháng 10", "10 October"),
                both("22 tháng 4", "22 April"),
                both("13 tháng 10", "13 October"),
                both("1 tháng 10", "1 October"),
            ],
            both(
                "Quyết định 505/QĐ-TTg ngày 22/4/2022 chọn ngày 10 tháng 10 hằng năm.",
                "Decision 505/QĐ-TTg of 22 April 2022 chose 10 October of every year.",
            ),
            "bat-dau-tu-viec-nho",
        ),
        Question(
            both(
                "Nộp hồ sơ trực tuyến xong, bạn cần giữ lại gì để theo dõi?",
                "You have applied online. What do you keep to follow your application?",
            ),
            [
                both("Mã hồ sơ", "The code of the application"),
                both("Ảnh chụp bàn phím", "A photograph of the keyboard"),
                both("Mật khẩu viết ra giấy", "The password on a slip of paper"),
            ],
            both(
                "Mã hồ sơ cho biết hồ sơ đang ở bước nào. Mật khẩu không viết ra giấy để cạnh máy.",
                "The code tells which step your application has reached. Passwords don't lie on paper beside the device.",
            ),
            "nop-ho-so-truc-tuyen",
            "dich-vu-cong",
            (0, 1, 2),
        ),
        Question(
            both(
                "Trước khi bấm xác nhận chuyển tiền, nên kiểm điều gì trước nhất?",
                "What do you check first before you confirm a transfer?",
            ),
            [
                both("Tên người nhận hiện trên màn hình", "The receiver's name on the screen"),
                both("Màu của ứng dụng", "The colour of the app"),
                both("Số bậc pin còn lại", "The charge of the battery"),
            ],
            both(
                "Tên người nhận hiện ra từ ngân hàng. Tên khác người bạn định trả thì dừng lại.",
                "The name comes from the bank. If it is not whom you mean to pay, stop.",
            ),
            "thanh-toan-bang-ma-quet",
            "thanh-toan",
            (1, 0, 2),
        ),
        Question(
            both(
                "Người bán trên sàn đề nghị chuyển khoản riêng để được giảm giá. Bạn làm gì?",
                "A seller on a marketplace offers a discount if you pay him directly. What do you do?",
            ),
            [
                both(
                    "Từ chối, chỉ trả tiền qua sàn",
                    "Refuse, and pay through the marketplace only",
                ),
                both("Chuyển ngay vì rẻ hơn", "Pay at once, because it is cheaper"),
                both("Chuyển một nửa trước", "Pay half in advance"),
                both("Cho số thẻ để người bán tự trừ", "Give him your card number"),
            ],
            both(
                "Trả ngoài sàn thì sàn không giữ tiền hộ và không xử lý khiếu nại được.",
                "Outside the marketplace nobody holds the money for you or settles a complaint.",
            ),
            "mua-ban-tren-san",
            "mua-ban",
            (2, 0, 1, 3),
        ),
        Question(
            both(
                "Đọc một tin lạ trên mạng, việc nào nên làm trước khi chia sẻ?",
                "You read strange news online. What do you do before sharing it?",
            ),
            [
                both(
                    "Xem ai nói, nói khi nào, báo chính thống có đưa không",
                    "See who says it, when, and whether the press reports it",
                ),
                both("Chia sẻ ngay kẻo muộn", "Share it at once"),
                both("Đếm số lượt thích", "Count the likes"),
            ],
            both(
                "Nhiều lượt thích không làm tin đúng. Nguồn và ngày mới cho biết tin có đáng tin không.",
                "Likes do not make news true. Source and date tell whether to trust it.",
            ),
            "tim-kiem-va-kiem-tin",
            "tim-kiem",
            (1, 2, 0),
        ),
    ],
)
