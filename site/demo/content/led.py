"""What stands on LED boards: sample boards of letters."""

from __future__ import annotations

from demo.content.words import both

# Name, characters in a line, lines.
BOARDS: list[tuple[str, int, int]] = [
    (both("Bảng cổng cơ quan (minh họa)", "Gate sign (sample)"), 16, 2),
    (both("Bảng nhà văn hóa (minh họa)", "Village hall (sample)"), 20, 4),
    (both("Bảng trục đường lớn (minh họa)", "Main road (sample)"), 32, 3),
    (both("Bảng một dòng (minh họa)", "One line (sample)"), 48, 1),
]

PLAYLIST = (
    "quang-truong",
    both("Màn hình quảng trường (minh họa)", "Screens of the square (sample)"),
)
# Slogans by their beginning, with seconds.
SLOGANS: list[tuple[str, int]] = [
    ("Nhiệt liệt chào mừng", 10),
    ("Đi từng ngõ", 12),
    ("Không đọc mã OTP", 8),
    ("Chợ quê lên sàn", 10),
]
TEXT = both(
    "Tổ công nghệ số cộng đồng trực ở nhà văn hóa, tối thứ Ba và thứ Năm (minh họa)",
    "The community digital team is at the village hall on Tuesday and Thursday evenings (sample)",
)
