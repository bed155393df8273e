"""Buying and selling online."""

from __future__ import annotations

from demo.content.blocks import h, p
from demo.content.guides.guide import Guide
from demo.content.words import both

GUIDE = Guide(
    key="mua-ban-tren-san",
    topic="mua-ban",
    title=both("Mua và bán trên sàn thương mại điện tử", "Buy and sell on an online marketplace"),
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
)
