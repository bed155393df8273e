"""Sample bulletins for commune radios: what is written, and when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
# Editors of the demonstration have these read their way.
ABBREVIATIONS = {"NVH": "nhà văn hóa", "TCNS": "tổ công nghệ số"}


@dataclass(frozen=True)
class Bulletin:
    """`times` as hours with the days of the week, from 1 for Monday on."""

    title: str
    written: str
    times: tuple[tuple[time, tuple[int, ...]], ...]
    only_in_peak: bool = False


BULLETINS = [
    Bulletin(
        "Mời bà con đến học dịch vụ số (bản tin mẫu)",
        "Hưởng ứng Ngày Chuyển đổi số quốc gia 10/10, TCNS các thôn trực tại NVH từ 19h30 đến 21h.\n"
        "Bà con mang theo CCCD gắn chip và điện thoại. Thành viên tổ sẽ giúp cài VNeID và nộp hồ sơ DVCTT, không thu phí.\n"
        "Cần hỏi, bà con gọi tổng đài 1022, trực 24/7. Đây là bản tin minh họa.",
        ((time(5, 30), EVERY_DAY), (time(17), EVERY_DAY)),
        only_in_peak=True,
    ),
    Bulletin(
        "Không đọc mã OTP cho người lạ (bản tin mẫu)",
        "Không cơ quan nào gọi điện hỏi mã OTP, mật khẩu hay số tài khoản. Ai hỏi, bà con cứ tắt máy.\n"
        "Có đến 3/4 số vụ lừa đảo bắt đầu bằng một cuộc gọi hoặc một đường liên kết lạ; con số này chỉ để minh họa.\n"
        "Nghi bị lừa, bà con báo ngay công an xã hoặc gọi 113.",
        ((time(5, 30), (1, 3, 5)), (time(17), (2, 4, 6))),
    ),
    Bulletin(
        "Thi tìm hiểu chuyển đổi số mỗi tuần (bản tin mẫu)",
        "Cuộc thi trực tuyến có 4 tuần, mỗi tuần 1 bộ câu hỏi. Bà con từ 14 tuổi trở lên đều dự thi được.\n"
        "Bài thi làm trên điện thoại trong 10 phút, không cần tài khoản. Kết quả có vào 17h thứ 2 hằng tuần.",
        ((time(6), (6, 7)),),
    ),
]
