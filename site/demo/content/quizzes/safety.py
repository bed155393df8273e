"""The quiz that is always open."""

from __future__ import annotations

from demo.content.quizzes.quiz import Question, Quiz
from demo.content.words import both

QUIZ = Quiz(
    slug="an-toan-tren-mang",
    name=both("An toàn trên mạng", "Safety online"),
    intro=both(
        "Năm tình huống thường gặp. Bạn sẽ làm gì?",
        "Five common situations. What would you do?",
    ),
    window="",
    questions=[
        Question(
            both(
                "Có người gọi đến, xưng là cán bộ, nhờ đọc mã OTP vừa gửi tới máy. Bạn làm gì?",
                "A caller says he is an official and asks for the OTP just sent to your phone. What do you do?",
            ),
            [
                both(
                    "Không đọc mã, tắt máy, gọi lại số chính thức của cơ quan",
                    "Read nothing, hang up, call the official number",
                ),
                both("Đọc mã ngay để khỏi lỡ việc", "Read it at once"),
                both("Gửi mã qua Zalo để có bằng chứng", "Send it by Zalo as proof"),
            ],
            both(
                "Mã OTP là chữ ký của bạn. Không cơ quan, ngân hàng nào hỏi mã này.",
                "The OTP is your signature. No agency and no bank asks for it.",
            ),
            "nam-dau-hieu-lua-dao",
            "an-toan",
            (1, 0, 2),
        ),
        Question(
            both("Mật khẩu nào dưới đây tốt hơn cả?", "Which of these passwords is best?"),
            [
                both(
                    "Một câu dài chỉ mình bạn nhớ, không dùng ở nơi khác",
                    "A long sentence only you remember, used nowhere else",
                ),
                both("Ngày sinh của bạn", "Your date of birth"),
                both("123456", "123456"),
                both("Tên con và năm sinh", "Your child's name and year of birth"),
            ],
            both(
                "Độ dài và sự riêng biệt quan trọng hơn ký tự lạ. Mỗi nơi một mật khẩu.",
                "Length and being used once matter more than odd characters. One password for each place.",
            ),
            "giu-an-toan-cho-ca-nha",
            "an-toan",
            (3, 0, 1, 2),
        ),
        Question(
            both(
                "Tin nhắn báo trúng thưởng kèm một đường dẫn lạ. Cách xử lý đúng là gì?",
                "A message says you have won and brings a strange link. What is right?",
            ),
            [
                both("Không bấm, xóa tin, chặn số", "Don't press it, delete it, block the number"),
                both("Bấm thử xem thưởng gì", "Press it to see the prize"),
                both("Chuyển cho bạn bè cùng trúng", "Pass it on to friends"),
            ],
            both(
                "Đường dẫn lạ có thể đưa bạn đến trang giả hoặc cài mã độc.",
                "A strange link may lead to a false page or bring harmful software.",
            ),
            "nam-dau-hieu-lua-dao",
            "an-toan",
            (2, 0, 1),
        ),
        Question(
            both(
                "Bạn lỡ chuyển tiền cho kẻ lừa đảo. Việc đầu tiên là gì?",
                "You have sent money to a fraudster. What comes first?",
            ),
            [
                both(
                    "Gọi ngay ngân hàng để tạm khóa giao dịch",
                    "Call the bank at once to stop the transfer",
                ),
                both("Chờ vài hôm xem sao", "Wait some days"),
                both(
                    "Thuê dịch vụ lấy lại tiền trên mạng",
                    "Hire an online service that recovers money",
                ),
            ],
            both(
                "Báo ngân hàng càng sớm càng có cơ hội giữ lại tiền; sau đó báo công an. Dịch vụ lấy lại tiền thường là lừa đảo lần hai.",
                "The earlier the bank knows, the better the chance; then tell the police. Services that recover money are often a second fraud.",
            ),
            "nam-dau-hieu-lua-dao",
            "an-toan",
            (0, 1, 2),
        ),
        Question(
            both("Nên cài ứng dụng ngân hàng từ đâu?", "Where do you get a bank's app from?"),
            [
                both(
                    "Kho ứng dụng chính thức của điện thoại",
                    "The telephone's official app store",
                ),
                both("Đường dẫn trong tin nhắn", "A link in a message"),
                both("Tệp do người lạ gửi", "A file a stranger sent"),
            ],
            both(
                "Kho chính thức kiểm tra ứng dụng. Tệp và đường dẫn lạ có thể là ứng dụng giả.",
                "The official store checks its apps. Files and strange links may be false ones.",
            ),
            "giu-an-toan-cho-ca-nha",
            "an-toan",
            (1, 0, 2),
        ),
    ],
)
