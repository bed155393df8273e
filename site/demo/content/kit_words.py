"""What is posted, printed and read out with the pieces of the kits, by their names."""

from __future__ import annotations

from dataclasses import dataclass, field

from demo.content.words import both
from media.enums import Channel

HASHTAGS = "#NgayHoiChuyenDoiSo #ChuyenDoiSo"


@dataclass(frozen=True)
class AssetWords:
    """A short text, and one for each channel that needs its own."""

    short: str
    texts: dict[Channel, str] = field(default_factory=dict)
    hashtags: str = HASHTAGS


WORDS: dict[str, AssetWords] = {
    "Áp phích chính": AssetWords(
        both(
            "Mười ngày, mỗi gia đình một việc làm được ngay.",
            "Ten days, something done at once in every home.",
        ),
        {
            Channel.ZALO: both(
                "Mười ngày cao điểm đã bắt đầu. Tổ công nghệ số cộng đồng đến từng nhà, hướng dẫn nộp hồ sơ qua mạng, thanh toán không dùng tiền mặt và giữ an toàn trên mạng. Không thu phí. Bạn muốn học việc gì trước?",
                "The ten days have begun. The community team comes to every home and shows how to apply online, pay without cash and stay safe. Free of charge. What would you like to learn first?",
            ),
            Channel.FACEBOOK: both(
                "Đi từng ngõ, gõ từng nhà: tổ công nghệ số cộng đồng đang đến với bạn.\n\nViết ở phần bình luận một việc bạn muốn làm được trên điện thoại, tổ sẽ hướng dẫn tận nơi, không thu phí.",
                "Lane by lane, door by door: the community team is on its way to you.\n\nWrite below what you want to be able to do on your phone; the team shows you at home, free of charge.",
            ),
            Channel.PRESS: both(
                "Trong mười ngày cao điểm, các tổ công nghệ số cộng đồng đến từng thôn, tổ dân phố hướng dẫn người dân dùng dịch vụ công trực tuyến, thanh toán không dùng tiền mặt và tự bảo vệ trên mạng (mẫu minh họa).",
                "During the ten days, community teams go to every village to show people how to use online public services, pay without cash and protect themselves online (a sample).",
            ),
            Channel.LOUDSPEAKER: both(
                "Kính thưa bà con. Mười ngày cao điểm của Ngày hội Chuyển đổi số đã bắt đầu. Tổ công nghệ số cộng đồng đến từng nhà, hướng dẫn bà con nộp hồ sơ qua mạng, trả tiền không dùng tiền mặt và giữ an toàn trên mạng. Bà con không phải trả tiền. Xin bà con nhớ: không đọc mã ô tê pê cho bất kỳ ai.",
                "Dear neighbours. The ten days of Digital Transformation Day have begun. The community team comes to every home and shows you how to apply online, to pay without cash and to stay safe on the net. You pay nothing. And remember: never read a one-time code to anybody.",
            ),
        },
    ),
    "Áp phích ra quân": AssetWords(
        both("Đi từng ngõ, gõ từng nhà.", "Lane by lane, door by door."),
        {
            Channel.ZALO: both(
                "Tổ công nghệ số cộng đồng ra quân: đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân. Không thu phí.",
                "The community teams set out: lane by lane, door by door, person by person. Free of charge.",
            ),
        },
    ),
    "Ảnh dọc mời thử sức": AssetWords(
        both("Thử 5 câu, có đáp án ngay.", "Try 5 questions, answers at once."),
        {
            Channel.FACEBOOK: both(
                "Bạn trả lời đúng mấy câu? Thử 5 câu về chuyển đổi số, có đáp án ngay, không cần đăng ký.",
                "How many can you answer? Try 5 questions on digital transformation: answers at once, no sign-up.",
            ),
        },
    ),
    "Áp phích bảng tin thôn": AssetWords(
        both("Dán ở bảng tin thôn.", "For the notice board of the village."),
        {
            Channel.LOUDSPEAKER: both(
                "Kính mời bà con chiều nay ra nhà văn hóa thôn. Tổ công nghệ số cộng đồng hướng dẫn nộp hồ sơ qua mạng, mang theo điện thoại và căn cước. Không thu phí.",
                "Please come to the village hall this afternoon. The community team shows how to apply online; bring your phone and your identity card. Free of charge.",
            ),
        },
    ),
}
