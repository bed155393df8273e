"""Keeping the whole family safe."""

from __future__ import annotations

from demo.content.blocks import quiz
from demo.content.guides.guide import Guide
from demo.content.words import both

GUIDE = Guide(
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
)
