"""The quiz of 2024, long closed."""

from __future__ import annotations

from demo.content.quizzes.quiz import Question, Quiz
from demo.content.words import both

QUIZ = Quiz(
    slug="nam-2024",
    name=both("Bạn nhớ gì về năm 2024?", "What do you remember of 2024?"),
    intro=both(
        "Năm câu về kế hoạch năm 2024 của tỉnh.",
        "Five questions about the province's plan of 2024.",
    ),
    window="2024",
    questions=[
        Question(
            both(
                "Cao điểm của chiến dịch năm 2024 kéo dài từ ngày nào đến ngày nào?",
                "When were the peak days of 2024?",
            ),
            [
                both("01/10 đến 10/10", "1 to 10 October"),
                both("15/9 đến 30/9", "15 to 30 September"),
                both("10/10 đến 20/10", "10 to 20 October"),
            ],
            both(
                "Kế hoạch ghi cao điểm từ ngày 01/10/2024 đến ngày 10/10/2024.",
                "The plan sets the peak from 1 to 10 October 2024.",
            ),
            "ke-hoach-2024",
            "",
            (1, 0, 2),
        ),
        Question(
            both(
                "Cuộc thi trực tuyến năm 2024 có mấy tuần thi?",
                "How many weeks did the contest of 2024 have?",
            ),
            [both("Bốn", "Four"), both("Hai", "Two"), both("Sáu", "Six"), both("Mười", "Ten")],
            both(
                "Cuộc thi có 04 tuần thi, trong tháng 8 và tháng 9/2024.",
                "The contest had four weeks, in August and September 2024.",
            ),
            "bon-tuan-thi-2024",
            "",
            (1, 0, 2, 3),
        ),
        Question(
            both(
                "Năm 2024 có mấy nhóm nội dung hướng dẫn người dân?",
                "How many topics of guidance did 2024 have?",
            ),
            [
                both(
                    "Sáu, trong đó một nhóm do địa phương chọn",
                    "Six, one of them chosen locally",
                ),
                both("Ba", "Three"),
                both("Mười", "Ten"),
            ],
            both(
                "Năm nhóm chung và một nhóm theo định hướng của chính quyền địa phương.",
                "Five common topics and one that the local authorities decide.",
            ),
            "sau-nhom-noi-dung-2024",
            "",
            (2, 0, 1),
        ),
        Question(
            both(
                "Mỗi câu hỏi của cuộc thi năm 2024 có mấy phương án đúng?",
                "How many right answers did a question of 2024 have?",
            ),
            [both("Một", "One"), both("Hai", "Two"), both("Tùy câu", "It varied")],
            both(
                "Mỗi câu có ba đến bốn phương án và chỉ có một phương án đúng.",
                "Each question had three or four answers, and one of them was right.",
            ),
            "bon-tuan-thi-2024",
            "",
            (0, 1, 2),
        ),
        Question(
            both("Ai đi từng ngõ, gõ từng nhà?", "Who goes down every lane, to every door?"),
            [
                both("Tổ công nghệ số cộng đồng", "The community digital technology teams"),
                both("Ban Giám khảo cuộc thi", "The jury of the contest"),
                both("Người bán hàng rong", "Street sellers"),
            ],
            both(
                "Tổ công nghệ số cộng đồng là lực lượng ra quân tại các xã, phường, thị trấn.",
                "The community teams set out in communes, wards and towns.",
            ),
            "sau-nhom-noi-dung-2024",
            "",
            (2, 0, 1),
        ),
    ],
)
