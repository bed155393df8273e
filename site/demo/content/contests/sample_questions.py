"""What the sample contest draws from. None is asked in the archive, whose right answers are published."""

from __future__ import annotations

from contest.enums import Difficulty
from demo.content.contests.question import Question
from demo.content.words import both

_GUIDE = both(
    "Trang hướng dẫn của cổng (nội dung minh họa)", "The site's own guide (sample content)"
)

POOL: list[Question] = [
    Question(
        both(
            "Đăng nhập Cổng Dịch vụ công quốc gia bằng tài khoản nào?",
            "With which account do you sign in to the National Public Service Portal?",
        ),
        [
            both("Tài khoản định danh điện tử VNeID", "The electronic identity account VNeID"),
            both("Tài khoản mạng xã hội", "An account of a social network"),
            both("Tài khoản thư điện tử bất kỳ", "Any e-mail account"),
        ],
        _GUIDE,
        "dich-vu-cong",
    ),
    Question(
        both(
            "Dịch vụ công trực tuyến toàn trình là dịch vụ như thế nào?",
            "What is a public service that is wholly online?",
        ),
        [
            both("Mọi bước đều làm được trên mạng", "Every step can be done on the net"),
            both("Chỉ tải được mẫu đơn trên mạng", "Only forms can be downloaded"),
            both("Phải đến nộp bản giấy mới xong", "It ends with handing in papers"),
        ],
        _GUIDE,
        "dich-vu-cong",
        Difficulty.MEDIUM,
    ),
    Question(
        both(
            "Hồ sơ trực tuyến bị yêu cầu bổ sung thì làm gì?",
            "What do you do when an online application is to be completed?",
        ),
        [
            both("Bổ sung ngay trên hồ sơ đã nộp", "Complete the application that was sent"),
            both("Nộp lại một hồ sơ khác từ đầu", "Send another one from the beginning"),
            both("Chờ, hồ sơ sẽ tự được duyệt", "Wait, it will be approved by itself"),
        ],
        _GUIDE,
        "dich-vu-cong",
    ),
    Question(
        both(
            "Kết quả điện tử của thủ tục hành chính lưu ở đâu để dùng lại?",
            "Where is the electronic result of a procedure kept for later use?",
        ),
        [
            both("Kho dữ liệu điện tử của công dân", "In the citizen's electronic data store"),
            both("Trong tin nhắn điện thoại", "In messages of the telephone"),
            both("Chỉ có ở cơ quan đã cấp", "Only at the office that issued it"),
        ],
        _GUIDE,
        "dich-vu-cong",
        Difficulty.MEDIUM,
    ),
    Question(
        both(
            "Người lạ gọi điện xưng cán bộ, đòi cài ứng dụng từ đường dẫn: làm gì?",
            "A stranger calls as an official and wants you to install an app from a link. What do you do?",
        ),
        [
            both(
                "Ngừng nghe, không cài, hỏi công an xã", "Hang up, install nothing, ask the police"
            ),
            both("Cài rồi gỡ ra sau", "Install it and remove it later"),
            both("Chuyển đường dẫn cho người nhà thử", "Let a relative try the link"),
        ],
        _GUIDE,
        "an-toan",
    ),
    Question(
        both("Mật khẩu nào khó đoán nhất?", "Which password is hardest to guess?"),
        [
            both("Một câu dài, riêng cho từng nơi", "A long sentence, another one for each place"),
            both("Ngày sinh viết ngược", "The date of birth written backwards"),
            both("Tên con và số điện thoại", "A child's name and the telephone number"),
        ],
        _GUIDE,
        "an-toan",
    ),
    Question(
        both(
            "Chuyển khoản nhầm người thì báo cho ai trước?",
            "You have sent money to a wrong account: whom do you tell first?",
        ),
        [
            both("Ngân hàng của mình", "Your own bank"),
            both("Bạn bè trên mạng xã hội", "Friends in a social network"),
            both("Người bán hàng gần nhà", "A shop nearby"),
        ],
        _GUIDE,
        "thanh-toan",
    ),
    Question(
        both(
            "Trả tiền điện, nước qua mạng nên dùng kênh nào?",
            "Through which channel do you pay electricity and water online?",
        ),
        [
            both("Ứng dụng của ngân hàng hoặc nhà cung cấp", "The app of the bank or the supplier"),
            both("Đường dẫn trong tin nhắn lạ", "A link in a strange message"),
            both("Tài khoản cá nhân của người thu hộ lạ", "The account of an unknown collector"),
        ],
        _GUIDE,
        "thanh-toan",
    ),
    Question(
        both(
            "Muốn tìm đúng nguyên một cụm từ trên mạng thì gõ thế nào?",
            "How do you search for the very words of a phrase?",
        ),
        [
            both("Đặt cụm từ trong dấu ngoặc kép", "Put the phrase in quotation marks"),
            both("Viết hoa cả cụm từ", "Write it in capitals"),
            both("Gõ cụm từ hai lần", "Type it twice"),
        ],
        _GUIDE,
        "tim-kiem",
        Difficulty.MEDIUM,
    ),
    Question(
        both(
            "Ảnh trên mạng: cách nào giúp biết ảnh đã đăng ở đâu trước đó?",
            "What helps to find where a picture was published before?",
        ),
        [
            both("Tìm kiếm bằng chính hình ảnh", "Search by the picture itself"),
            both("Phóng to hình ảnh", "Enlarge it"),
            both("Đổi tên tệp ảnh", "Rename the file"),
        ],
        _GUIDE,
        "tim-kiem",
        Difficulty.MEDIUM,
    ),
]
