"""Quizzes: three of five questions, each with the reason and where to read on."""

from __future__ import annotations

from dataclasses import dataclass

from demo.content.words import both


@dataclass(frozen=True)
class Question:
    """The first option is right; they are stored in the order of `places`. `passage` is the key of a page."""

    wording: str
    options: list[str]
    reason: str
    passage: str
    topic: str = ""
    places: tuple[int, ...] = (1, 0, 2, 3)


@dataclass(frozen=True)
class Quiz:
    """`window`: "peak" is open in the peak days, "2024" was closed with that year, "" is always open."""

    slug: str
    name: str
    intro: str
    window: str
    questions: list[Question]


QUIZZES: list[Quiz] = [
    Quiz(
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
    ),
    Quiz(
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
                    both(
                        "Không bấm, xóa tin, chặn số", "Don't press it, delete it, block the number"
                    ),
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
    ),
    Quiz(
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
    ),
]
