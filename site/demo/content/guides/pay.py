"""Paying with a scanned code."""

from __future__ import annotations

from demo.content.blocks import h, p
from demo.content.guides.guide import Guide
from demo.content.words import both

GUIDE = Guide(
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
        both("Đặt hạn mức mỗi ngày, bật thông báo số dư.", "Set a daily limit; turn on messages."),
        both("Quét mã, kiểm tên người nhận và số tiền.", "Scan; check the name and the amount."),
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
)
