"""What the weeks of the archive's contest asked."""

from __future__ import annotations

from contest.enums import Difficulty
from demo.content.contests.question import Question
from demo.content.words import both

_PLAN = both("Kế hoạch năm 2024 của tỉnh", "The province's plan of 2024")
_GUIDE = both(
    "Trang hướng dẫn của cổng (nội dung minh họa)", "The site's own guide (sample content)"
)

ROUNDS: list[list[Question]] = [
    [
        Question(
            both(
                "Ngày Chuyển đổi số quốc gia là ngày nào hằng năm?",
                "On which day of the year is National Digital Transformation Day?",
            ),
            [both("10/10", "10 October"), both("22/4", "22 April"), both("13/10", "13 October")],
            both("Quyết định số 505/QĐ-TTg", "Decision 505/QĐ-TTg"),
            "dia-phuong",
        ),
        Question(
            both(
                "Văn bản nào lấy ngày 10/10 là Ngày Chuyển đổi số quốc gia?",
                "Which document made 10 October the National Digital Transformation Day?",
            ),
            ["505/QĐ-TTg", "934/QĐ-BTTTT", "16/2012/QH13"],
            both("Quyết định số 505/QĐ-TTg", "Decision 505/QĐ-TTg"),
            "dia-phuong",
            Difficulty.MEDIUM,
        ),
        Question(
            both(
                "Theo kế hoạch, cao điểm tuyên truyền năm 2024 là những ngày nào?",
                "Which days were the peak of the information campaign of 2024?",
            ),
            [
                both("01/10 đến 10/10", "1 to 10 October"),
                both("15/9 đến 30/9", "15 to 30 September"),
                both("10/10 đến 20/10", "10 to 20 October"),
                both("01/11 đến 10/11", "1 to 10 November"),
            ],
            _PLAN,
            "dia-phuong",
            Difficulty.MEDIUM,
        ),
        Question(
            both(
                "Câu nào đúng với chiến dịch ra quân của Tổ công nghệ số cộng đồng?",
                "Which words belong to the launch of the community digital technology teams?",
            ),
            [
                both(
                    "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân",
                    "Down every lane, to every door, helping every resident",
                ),
                both("Ai biết thì làm", "Let those do it who can"),
                both("Chỉ hướng dẫn qua mạng", "Help on the Internet only"),
            ],
            _PLAN,
            "dia-phuong",
        ),
        Question(
            both(
                "Những ai không được tham gia dự thi?",
                "Who may not take part in the contest?",
            ),
            [
                both(
                    "Thành viên Ban Tổ chức, Ban Giám khảo, Ban Đề thi, Tổ thư ký",
                    "Members of the organisers, judges, question setters and secretariat",
                ),
                both("Học sinh, sinh viên", "Pupils and students"),
                both("Người trên 60 tuổi", "People over 60"),
                both("Đoàn viên, hội viên", "Members of unions and associations"),
            ],
            _PLAN,
            "dia-phuong",
        ),
    ],
    [
        Question(
            both("Nộp hồ sơ dịch vụ công trực tuyến ở đâu?", "Where do you apply online?"),
            [
                both("Cổng Dịch vụ công", "The public service portal"),
                both("Nhóm chat của xóm", "The chat group of the village"),
                both("Trang mua bán", "An online marketplace"),
            ],
            _GUIDE,
            "dich-vu-cong",
        ),
        Question(
            both(
                "Mật khẩu tài khoản dịch vụ công nên đưa cho ai?",
                "Whom do you give the password of your public service account?",
            ),
            [
                both("Không đưa cho ai", "Nobody"),
                both("Cán bộ một cửa", "The official at the counter"),
                both("Người quen giỏi máy tính", "A friend who knows computers"),
            ],
            _GUIDE,
            "dich-vu-cong",
        ),
        Question(
            both(
                "Theo dõi hồ sơ đã nộp bằng gì?",
                "By what do you follow an application that you have sent?",
            ),
            [
                both("Mã hồ sơ", "The code of the application"),
                both("Số nhà", "The number of the house"),
                both("Biển số xe", "The number of the car"),
            ],
            _GUIDE,
            "dich-vu-cong",
        ),
        Question(
            both(
                "Không rành điện thoại thì nhờ ai hướng dẫn tại thôn?",
                "Who helps you in the village if you are not used to telephones?",
            ),
            [
                both(
                    "Tổ công nghệ số cộng đồng của thôn",
                    "The community digital technology team of the village",
                ),
                both("Người lạ gọi điện tới", "A stranger who calls"),
                both("Không ai", "Nobody"),
            ],
            _GUIDE,
            "dich-vu-cong",
        ),
        Question(
            both(
                "Nộp hồ sơ trực tuyến có lợi gì nhất?",
                "What is the greatest gain of applying online?",
            ),
            [
                both("Làm được ở nhà, lúc nào cũng được", "It can be done at home at any time"),
                both("Không cần giấy tờ gì", "No papers are needed at all"),
                both("Được xét trước người khác", "One is served before others"),
            ],
            _GUIDE,
            "dich-vu-cong",
            Difficulty.MEDIUM,
        ),
    ],
    [
        Question(
            both(
                "Ngân hàng có hỏi mã OTP của bạn qua điện thoại không?",
                "Does a bank ask for your OTP by telephone?",
            ),
            [
                both("Không bao giờ", "Never"),
                both("Có, khi chuyển tiền lớn", "Yes, for large sums"),
                both("Có, vào cuối tuần", "Yes, at weekends"),
            ],
            _GUIDE,
            "an-toan",
        ),
        Question(
            both(
                "Trước khi bấm chuyển tiền bằng mã QR cần xem gì?",
                "What do you look at before you pay by a QR code?",
            ),
            [
                both("Tên người nhận và số tiền", "The name of the receiver and the sum"),
                both("Màu của mã", "The colour of the code"),
                both("Giờ trên điện thoại", "The time on the telephone"),
            ],
            _GUIDE,
            "thanh-toan",
        ),
        Question(
            both(
                "Gọi video báo “người thân gặp nạn, chuyển tiền gấp”: làm gì trước?",
                "A video call says a relative is in need of money at once: what comes first?",
            ),
            [
                both("Tự gọi lại số quen của người thân", "Call the relative's known number"),
                both("Chuyển một nửa", "Send one half"),
                both("Chuyển ngay", "Send it at once"),
            ],
            _GUIDE,
            "an-toan",
            Difficulty.MEDIUM,
        ),
        Question(
            both("Mật khẩu nào tốt hơn?", "Which password is better?"),
            [
                both("Một câu dài chỉ mình bạn nhớ", "A long sentence only you remember"),
                "12345678",
                both("Ngày sinh của bạn", "Your date of birth"),
            ],
            _GUIDE,
            "an-toan",
        ),
        Question(
            both(
                "Thanh toán không dùng tiền mặt gồm cách nào?",
                "Which is a way of paying without cash?",
            ),
            [
                both("Quét mã QR", "Scanning a QR code"),
                both("Đưa tiền lẻ", "Handing over coins"),
                both("Ghi sổ nợ", "Writing it on the slate"),
            ],
            _GUIDE,
            "thanh-toan",
        ),
    ],
    [
        Question(
            both(
                "Tin lan trên mạng: kiểm tra bằng cách nào trước?",
                "News spreads on the net: how do you check it first?",
            ),
            [
                both("Tìm ở trang chính thức của cơ quan", "Look at the official site of the body"),
                both("Đếm lượt chia sẻ", "Count how often it was shared"),
                both("Hỏi người đăng", "Ask who posted it"),
            ],
            _GUIDE,
            "tim-kiem",
        ),
        Question(
            both(
                "Trang của cơ quan nhà nước Việt Nam thường có đuôi nào?",
                "How do addresses of Vietnamese state bodies usually end?",
            ),
            [".gov.vn", ".shop", ".xyz"],
            _GUIDE,
            "tim-kiem",
        ),
        Question(
            both(
                "Mua hàng trên sàn thương mại điện tử nên xem gì trước?",
                "What do you look at first when you buy in an online marketplace?",
            ),
            [
                both("Đánh giá và tên gian hàng", "Ratings and the name of the shop"),
                both("Ảnh bìa", "The picture on the front"),
                both("Độ dài mô tả", "How long the description is"),
            ],
            _GUIDE,
            "mua-ban",
        ),
        Question(
            both(
                "Người bán đòi chuyển tiền ngoài sàn, bạn nên làm gì?",
                "The seller asks for money outside the marketplace. What do you do?",
            ),
            [
                both("Từ chối, chỉ thanh toán qua sàn", "Refuse, and pay through the marketplace"),
                both("Chuyển cho nhanh", "Send it, it is quicker"),
                both("Chuyển một ít làm tin", "Send a little as a token"),
            ],
            _GUIDE,
            "mua-ban",
            Difficulty.MEDIUM,
        ),
        Question(
            both("Chuyển đổi số là việc của ai?", "Whose task is digital transformation?"),
            [
                both("Mọi cơ quan, doanh nghiệp và người dân", "Of all bodies, firms and people"),
                both("Chỉ của kỹ sư", "Of engineers only"),
                both("Chỉ của thành phố", "Of cities only"),
            ],
            _PLAN,
            "dia-phuong",
            Difficulty.HARD,
        ),
    ],
]
