"""Applying online from home."""

from __future__ import annotations

from demo.content.blocks import h, p
from demo.content.guides.guide import Guide
from demo.content.words import both

GUIDE = Guide(
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
            both("Điền tờ khai và đính kèm ảnh giấy tờ", "Fill in the form and attach pictures"),
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
)
