"""Finding things, and checking news."""

from __future__ import annotations

from demo.content.blocks import quiz
from demo.content.guides.guide import Guide
from demo.content.words import both

GUIDE = Guide(
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
        both("So với một nguồn khác rồi mới chia sẻ.", "Compare another source before sharing."),
    ],
    after=[quiz("thu-suc-muoi-ngay")],
)
