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
