"""Guides: one for each of the five common topics, in steps that can be followed with the telephone in hand."""

from __future__ import annotations

from dataclasses import dataclass

from demo.content.blocks import Block, h, p, quiz
from demo.content.words import both


@dataclass(frozen=True)
class Guide:
    """Steps are (what to do, how to do it). `handout` is what the printed sheet says, one line a step."""

    key: str
    topic: str
    title: str
    summary: str
    steps: list[tuple[str, str]]
    handout: list[str]
    after: list[Block]


FEE = both(
    "Không thu phí. Không đọc mã OTP cho bất kỳ ai.", "No fee. Never read your OTP to anyone."
)

GUIDES: list[Guide] = [
    Guide(
        key="nop-ho-so-truc-tuyen",
        topic="dich-vu-cong",
        title=both("Nộp hồ sơ trực tuyến từ nhà", "Apply online from home"),
        summary=both(
            "Nộp hồ sơ, theo dõi và nhận kết quả mà không phải đến bộ phận Một cửa. Khoảng 20 phút cho lần đầu.",
            "Apply, follow and receive the result without a trip to the one-stop desk. About 20 minutes the first time.",
        ),
        steps=[
            (
                both("Chuẩn bị giấy tờ và tài khoản", "Have papers and account ready"),
                both(
                    "Cần căn cước, điện thoại nhận được tin nhắn và tài khoản định danh điện tử VNeID mức 2. Chưa có mức 2 thì làm ở công an xã, phường, không mất phí.",
                    "You need your identity card, a telephone that receives messages and a VNeID account of level 2. If you don't have level 2, the police of your commune or ward set it up free of charge.",
                ),
            ),
            (
                both("Mở Cổng Dịch vụ công quốc gia", "Open the National Public Service Portal"),
                both(
                    "Gõ đúng địa chỉ dichvucong.gov.vn. Địa chỉ của cơ quan nhà nước kết thúc bằng .gov.vn. Chọn Đăng nhập, rồi chọn tài khoản định danh điện tử.",
                    "Type dichvucong.gov.vn. Addresses of state agencies end in .gov.vn. Choose sign in, then the electronic identity account.",
                ),
            ),
            (
                both("Tìm đúng thủ tục", "Find the right procedure"),
                both(
                    "Gõ tên việc bạn cần, ví dụ: đăng ký khai sinh, cấp bản sao. Chọn tỉnh, rồi chọn xã, phường nơi bạn nộp.",
                    "Type what you need, for example birth registration or a certified copy. Choose the province, then the commune or ward.",
                ),
            ),
            (
                both(
                    "Điền tờ khai và đính kèm ảnh giấy tờ", "Fill in the form and attach pictures"
                ),
                both(
                    "Nhiều ô đã có sẵn, bạn chỉ kiểm lại. Chụp giấy tờ đủ bốn góc, không lóa, đọc rõ chữ.",
                    "Many fields are filled in already; just check them. Photograph each paper with all four corners, without glare, so that it can be read.",
                ),
            ),
            (
                both("Nộp và giữ mã hồ sơ", "Submit and keep the code"),
                both(
                    "Có phí thì trả ngay trên cổng và lưu biên lai. Mã hồ sơ cho biết hồ sơ đang ở bước nào, ngày nào có kết quả.",
                    "Pay any fee on the portal and keep the receipt. The code tells which step your application has reached and when the result is due.",
                ),
            ),
            (
                both("Nhận kết quả", "Receive the result"),
                both(
                    "Bản điện tử nằm trong kho dữ liệu của bạn trên cổng. Cần bản giấy thì chọn gửi bưu điện hoặc hẹn ngày đến lấy.",
                    "The electronic result lies in your data store on the portal. For paper, choose the post or a day to collect it.",
                ),
            ),
        ],
        handout=[
            both(
                "Chuẩn bị căn cước và tài khoản VNeID mức 2.",
                "Have your identity card and a VNeID account of level 2.",
            ),
            both(
                "Mở dichvucong.gov.vn, đăng nhập bằng tài khoản định danh điện tử.",
                "Open dichvucong.gov.vn and sign in with your electronic identity.",
            ),
            both(
                "Gõ tên việc cần làm, chọn đúng xã, phường.",
                "Type what you need; choose your commune or ward.",
            ),
            both(
                "Điền tờ khai, chụp giấy tờ đủ bốn góc.",
                "Fill in the form; photograph papers with all four corners.",
            ),
            both("Nộp, trả phí nếu có, giữ mã hồ sơ.", "Submit, pay any fee, keep the code."),
        ],
        after=[
            h("Nếu vướng", "If you get stuck"),
            p(
                (
                    "Gọi bộ phận Một cửa của xã, phường hoặc nhờ Tổ công nghệ số cộng đồng nơi bạn ở. Mang theo mã hồ sơ.",
                    "Call the one-stop desk of your commune or ward, or ask your community team. Have the code at hand.",
                )
            ),
        ],
    ),
    Guide(
        key="thanh-toan-bang-ma-quet",
        topic="thanh-toan",
        title=both("Trả tiền bằng mã quét", "Pay by scanning a code"),
        summary=both(
            "Đi chợ, trả tiền điện, tiền nước, học phí bằng điện thoại, có biên lai để giữ.",
            "Pay at the market, for power, water and school by telephone, with a receipt to keep.",
        ),
        steps=[
            (
                both(
                    "Mở tài khoản và cài ứng dụng của ngân hàng",
                    "Open an account and install the bank's app",
                ),
                both(
                    "Cài từ kho ứng dụng chính thức của điện thoại. Tự đặt mật khẩu, không nhờ người khác đặt hộ.",
                    "Install it from the telephone's official store. Choose the password yourself.",
                ),
            ),
            (
                both("Đặt hạn mức và bật thông báo", "Set a limit and turn on messages"),
                both(
                    "Đặt hạn mức mỗi ngày vừa với nhu cầu. Bật thông báo để biết ngay khi tiền ra, tiền vào.",
                    "Choose a daily limit that fits your needs. Turn on messages to know at once when money goes out or comes in.",
                ),
            ),
            (
                both("Quét mã của người bán", "Scan the seller's code"),
                both(
                    "Mở ứng dụng, chọn Quét mã, đưa mã vào khung. Xem kỹ mã có bị dán đè lên mã khác không.",
                    "Open the app, choose scan, hold the code in the frame. Look whether another code is stuck over it.",
                ),
            ),
            (
                both("Kiểm tên người nhận và số tiền", "Check name and amount"),
                both(
                    "Tên người nhận do ngân hàng hiển thị. Sai tên hoặc sai tiền thì dừng, hỏi lại người bán.",
                    "The bank shows the receiver's name. If the name or the amount is wrong, stop and ask.",
                ),
            ),
            (
                both("Xác nhận và giữ biên lai", "Confirm and keep the receipt"),
                both(
                    "Chờ màn hình báo thành công rồi mới rời quầy. Ảnh chụp biên lai của người khác không phải bằng chứng: người bán xem thông báo trên máy mình.",
                    "Wait for the message that it worked. Someone else's picture of a receipt proves nothing: sellers look at the message on their own telephone.",
                ),
            ),
        ],
        handout=[
            both(
                "Cài ứng dụng ngân hàng từ kho ứng dụng chính thức.",
                "Install the bank's app from the official store.",
            ),
            both(
                "Đặt hạn mức mỗi ngày, bật thông báo số dư.", "Set a daily limit; turn on messages."
            ),
            both(
                "Quét mã, kiểm tên người nhận và số tiền.", "Scan; check the name and the amount."
            ),
            both(
                "Xác nhận, chờ báo thành công, giữ biên lai.",
                "Confirm, wait until it worked, keep the receipt.",
            ),
        ],
        after=[
            h("Tiền điện, tiền nước, học phí", "Power, water, school fees"),
            p(
                (
                    "Trong ứng dụng chọn mục thanh toán hóa đơn, nhập mã khách hàng in trên hóa đơn cũ. Lần sau ứng dụng tự nhớ.",
                    "Choose bills in the app and type the customer code from an old bill. The app remembers it for the next time.",
                )
            ),
        ],
    ),
    Guide(
        key="mua-ban-tren-san",
        topic="mua-ban",
        title=both(
            "Mua và bán trên sàn thương mại điện tử", "Buy and sell on an online marketplace"
        ),
        summary=both(
            "Mở gian hàng trong một buổi, chọn hàng cho đúng, trả tiền cho chắc.",
            "Open a stall in one evening, choose goods well, pay safely.",
        ),
        steps=[
            (
                both(
                    "Chọn sàn của Việt Nam và đăng ký",
                    "Choose a Vietnamese marketplace and register",
                ),
                both(
                    "Đăng ký bằng số điện thoại đang dùng. Người bán cần căn cước và tài khoản ngân hàng trùng tên.",
                    "Register with the telephone number you use. Sellers need an identity card and a bank account in the same name.",
                ),
            ),
            (
                both("Chụp ảnh hàng thật", "Photograph the real goods"),
                both(
                    "Chụp ban ngày, cạnh cửa sổ, nền sạch: một ảnh toàn cảnh, hai ảnh gần, một ảnh có vật để so cỡ.",
                    "By daylight at a window, on a clean ground: one picture of the whole, two close ones, one with something to show the size.",
                ),
            ),
            (
                both("Viết mô tả và giá", "Write description and price"),
                both(
                    "Ghi chất liệu, kích thước, cách dùng, nơi làm, thời gian giao. Giá đã gồm bao bì hay chưa cũng ghi rõ.",
                    "Say material, size, use, where it was made, how long delivery takes, and whether packing is included.",
                ),
            ),
            (
                both("Đóng gói và giao đúng hẹn", "Pack and send in time"),
                both(
                    "Quay một đoạn phim ngắn khi đóng gói để đối chiếu khi có khiếu nại. Gửi trong ngày đã hứa.",
                    "Make a short film while packing, in case of complaints. Send it on the day you promised.",
                ),
            ),
            (
                both(
                    "Khi mua: xem đánh giá, trả tiền qua sàn",
                    "When buying: read reviews, pay through the marketplace",
                ),
                both(
                    "Đọc cả đánh giá thấp. Không chuyển khoản riêng cho người bán, không nhận hàng không đặt.",
                    "Read the bad reviews too. Never pay the seller directly; never accept a parcel you did not order.",
                ),
            ),
        ],
        handout=[
            both(
                "Đăng ký trên sàn Việt Nam bằng số điện thoại đang dùng.",
                "Register on a Vietnamese marketplace with your own number.",
            ),
            both("Chụp hàng thật ban ngày, nền sạch.", "Photograph the real goods by daylight."),
            both(
                "Ghi rõ chất liệu, cỡ, giá, thời gian giao.",
                "State material, size, price and delivery.",
            ),
            both("Đóng gói có quay phim, gửi đúng hẹn.", "Film the packing; send in time."),
            both(
                "Mua thì trả tiền qua sàn, không chuyển khoản riêng.",
                "When buying, pay through the marketplace only.",
            ),
        ],
        after=[
            h("Giữ khách", "Keep your customers"),
            p(
                (
                    "Trả lời tin nhắn trong ngày. Hàng lỗi thì nhận đổi, đừng tranh cãi trên phần đánh giá.",
                    "Answer messages the same day. Exchange what is faulty; do not quarrel in the reviews.",
                )
            ),
        ],
    ),
    Guide(
        key="giu-an-toan-cho-ca-nha",
        topic="an-toan",
        title=both("Giữ an toàn cho cả nhà trên mạng", "Keep the whole family safe online"),
        summary=both(
            "Bốn việc làm trong một buổi tối: khóa máy, đổi mật khẩu, thống nhất một câu hỏi, biết gọi cho ai.",
            "Four things for one evening: lock the devices, change passwords, agree on a question, know whom to call.",
        ),
        steps=[
            (
                both("Khóa màn hình mọi chiếc máy trong nhà", "Lock the screen of every device"),
                both(
                    "Dùng mã sáu số trở lên hoặc vân tay. Bật cập nhật tự động cho điện thoại và ứng dụng.",
                    "Use a code of six figures or more, or a fingerprint. Turn on automatic updates.",
                ),
            ),
            (
                both("Đổi mật khẩu quan trọng", "Change the passwords that matter"),
                both(
                    "Ngân hàng, thư điện tử, mạng xã hội: mỗi nơi một mật khẩu dài. Bật xác thực hai bước.",
                    "Bank, mail and social network: a long password for each. Turn on two-step sign-in.",
                ),
            ),
            (
                both("Thống nhất một câu hỏi của gia đình", "Agree on a family question"),
                both(
                    "Giọng nói và hình ảnh có thể bị làm giả. Khi có người nhà gọi vay tiền, hỏi câu chỉ cả nhà biết, rồi gọi lại số quen.",
                    "Voices and faces can be faked. When a relative calls for money, ask what only the family knows, then call the number you know.",
                ),
            ),
            (
                both("Dạy trẻ dừng lại và kể", "Teach children to stop and tell"),
                both(
                    "Không gửi ảnh, địa chỉ, tên trường cho người lạ. Gặp chuyện khó chịu thì tắt máy và kể với người lớn, không bị mắng.",
                    "No pictures, addresses or school names for strangers. If something feels wrong, switch off and tell a grown-up, who will not scold.",
                ),
            ),
            (
                both("Biết việc phải làm khi lỡ bị lừa", "Know what to do after a fraud"),
                both(
                    "Gọi ngân hàng tạm khóa giao dịch, đổi mật khẩu, giữ lại tin nhắn, báo công an xã, phường.",
                    "Call the bank to stop transfers, change passwords, keep the messages, tell the police of your commune or ward.",
                ),
            ),
        ],
        handout=[
            both("Khóa màn hình, bật cập nhật tự động.", "Lock the screen; turn on updates."),
            both(
                "Mỗi nơi một mật khẩu dài, bật xác thực hai bước.",
                "A long password for each place; two-step sign-in.",
            ),
            both(
                "Thống nhất câu hỏi của gia đình trước khi cho vay tiền qua mạng.",
                "Agree on a family question before lending money online.",
            ),
            both(
                "Lỡ bị lừa: gọi ngân hàng, đổi mật khẩu, báo công an.",
                "After a fraud: call the bank, change passwords, tell the police.",
            ),
        ],
        after=[quiz("an-toan-tren-mang")],
    ),
    Guide(
        key="tim-kiem-va-kiem-tin",
        topic="tim-kiem",
        title=both("Tìm thông tin và kiểm tin trên mạng", "Find and check information online"),
        summary=both(
            "Hỏi cho đúng, đọc nguồn trước, so hai nơi rồi mới tin.",
            "Ask well, read the source first, compare two places before you believe.",
        ),
        steps=[
            (
                both("Viết câu hỏi bằng từ chính", "Ask with the main words"),
                both(
                    "Bỏ từ thừa: thay vì cả câu, gõ giống lúa ngắn ngày vụ mùa. Cần cụm từ nguyên vẹn thì đặt trong dấu ngoặc kép.",
                    "Leave out small words: type short-season rice autumn crop. Put words that belong together in quotation marks.",
                ),
            ),
            (
                both("Tìm trong trang của cơ quan nhà nước", "Search state agencies' pages"),
                both(
                    "Thêm site:gov.vn vào sau câu hỏi khi tìm thủ tục, chính sách, số liệu.",
                    "Add site:gov.vn when you look for procedures, rules or figures.",
                ),
            ),
            (
                both("Xem ai viết và viết ngày nào", "See who wrote it and when"),
                both(
                    "Trang không có tên cơ quan, không có ngày thì chưa dùng được. Quy định cũ có thể đã thay.",
                    "A page without a name and a date is of no use yet. Old rules may have been replaced.",
                ),
            ),
            (
                both("So với một nguồn khác", "Compare another source"),
                both(
                    "Tin quan trọng thường có ở nhiều báo chính thống. Chỉ thấy ở một nơi lạ thì khoan chia sẻ.",
                    "Important news stands in several papers. If only one strange place has it, do not share it yet.",
                ),
            ),
            (
                both("Kiểm hình ảnh", "Check pictures"),
                both(
                    "Ảnh cũ hay bị ghép vào chuyện mới. Dùng chức năng tìm bằng hình ảnh để biết ảnh có từ bao giờ.",
                    "Old pictures are put to new stories. Search by image to learn how old one is.",
                ),
            ),
        ],
        handout=[
            both("Gõ từ chính, bỏ từ thừa.", "Type the main words only."),
            both("Tìm thủ tục: thêm site:gov.vn.", "For procedures add site:gov.vn."),
            both("Xem ai viết, viết ngày nào.", "See who wrote it and when."),
            both(
                "So với một nguồn khác rồi mới chia sẻ.", "Compare another source before sharing."
            ),
        ],
        after=[quiz("thu-suc-muoi-ngay")],
    ),
]
