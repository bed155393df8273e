"""Community teams: samples, at communes whose names are samples."""

from __future__ import annotations

from demo.content.words import both

# Key of the commune, name, area, members.
TEAMS: list[tuple[str, str, str, int]] = [
    (
        "song-xanh",
        both("Tổ công nghệ số cộng đồng thôn 1", "Community team of village 1"),
        "Thôn 1",
        7,
    ),
    (
        "song-xanh",
        both("Tổ công nghệ số cộng đồng thôn 2", "Community team of village 2"),
        "Thôn 2",
        6,
    ),
    (
        "ben-sang",
        both("Tổ công nghệ số cộng đồng khu phố Bến", "Community team of Bến quarter"),
        "Khu phố Bến",
        8,
    ),
    (
        "doi-che",
        both("Tổ công nghệ số cộng đồng bản Chè", "Community team of Chè village"),
        "Bản Chè",
        5,
    ),
    (
        "bien-nang",
        both("Tổ công nghệ số cộng đồng thôn Cảng", "Community team of Cảng village"),
        "Thôn Cảng",
        7,
    ),
    (
        "coi-vang",
        both("Tổ công nghệ số cộng đồng làng Cói", "Community team of Cói village"),
        "Làng Cói",
        9,
    ),
    (
        "cho-moi",
        both("Tổ công nghệ số cộng đồng khu phố Chợ", "Community team of Chợ quarter"),
        "Khu phố Chợ",
        6,
    ),
    (
        "cho-moi",
        both("Tổ công nghệ số cộng đồng khu phố Đình", "Community team of Đình quarter"),
        "Khu phố Đình",
        6,
    ),
]
HOURS = both(
    "Thứ Hai đến thứ Sáu 07:30–11:30; tối thứ Ba và thứ Năm 19:00–20:30",
    "Monday to Friday 07:30–11:30; Tuesday and Thursday evenings 19:00–20:30",
)


def contact(number: int) -> str:
    """Whom to ask about the team of this number."""
    telephone = f"0237 000 00{number:02}"
    return both(
        f"Bộ phận Một cửa, điện thoại {telephone} (số minh họa)",
        f"One-stop desk, telephone {telephone} (sample number)",
    )
