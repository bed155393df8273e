"""The province's units: those that the plan of 2024 names, who took over in 2025, and sample communes."""

from __future__ import annotations

from datetime import date

from demo.content.words import both
from units.enums import UnitKind as Kind

TWO_TIERS = date(2025, 7, 1)
MERGED_DEPARTMENTS = date(2025, 3, 1)

# Key, kind, name, short name, from, until; all belong to the province.
UNITS: list[tuple[str, str, str, str, date | None, date | None]] = [
    (
        "ubnd-tinh",
        Kind.PROVINCE,
        both("Ủy ban nhân dân tỉnh Thanh Hóa", "Thanh Hóa Provincial People's Committee"),
        "UBND tỉnh",
        None,
        None,
    ),
    (
        "ban-chi-dao",
        Kind.STEERING,
        both(
            "Ban Chỉ đạo Chuyển đổi số tỉnh",
            "Provincial Steering Committee for Digital Transformation",
        ),
        "Ban Chỉ đạo CĐS",
        None,
        None,
    ),
    (
        "so-tttt",
        Kind.DEPARTMENT,
        both("Sở Thông tin và Truyền thông", "Department of Information and Communications"),
        "Sở TT&TT",
        None,
        MERGED_DEPARTMENTS,
    ),
    (
        "so-khcn",
        Kind.DEPARTMENT,
        both("Sở Khoa học và Công nghệ", "Department of Science and Technology"),
        "Sở KH&CN",
        None,
        None,
    ),
    (
        "so-vhttdl",
        Kind.DEPARTMENT,
        both("Sở Văn hóa, Thể thao và Du lịch", "Department of Culture, Sports and Tourism"),
        "Sở VHTTDL",
        None,
        None,
    ),
    (
        "van-phong",
        Kind.DEPARTMENT,
        both("Văn phòng Ủy ban nhân dân tỉnh", "Office of the Provincial People's Committee"),
        "VP UBND tỉnh",
        None,
        None,
    ),
    (
        "so-tai-chinh",
        Kind.DEPARTMENT,
        both("Sở Tài chính", "Department of Finance"),
        "",
        None,
        None,
    ),
    ("so-noi-vu", Kind.DEPARTMENT, both("Sở Nội vụ", "Department of Home Affairs"), "", None, None),
    (
        "tt-pvhcc",
        Kind.SERVICE,
        both(
            "Trung tâm Phục vụ hành chính công tỉnh",
            "Provincial Public Administration Service Centre",
        ),
        "TT PVHCC",
        None,
        None,
    ),
    (
        "tinh-doan",
        Kind.UNION,
        both("Tỉnh đoàn Thanh Hóa", "Thanh Hóa Youth Union"),
        "Tỉnh đoàn",
        None,
        None,
    ),
    (
        "mttq",
        Kind.UNION,
        both("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Provincial Fatherland Front Committee"),
        "UBMTTQ tỉnh",
        None,
        None,
    ),
    (
        "nhnn",
        Kind.BANK,
        both(
            "Ngân hàng Nhà nước chi nhánh tỉnh Thanh Hóa", "State Bank of Vietnam, Thanh Hóa branch"
        ),
        "NHNN tỉnh",
        None,
        None,
    ),
    ("bao", Kind.PRESS, both("Báo Thanh Hóa", "Thanh Hóa Newspaper"), "", None, None),
    (
        "dai",
        Kind.PRESS,
        both("Đài Phát thanh và Truyền hình tỉnh", "Provincial Radio and Television"),
        "Đài PTTH",
        None,
        None,
    ),
    (
        "cong",
        Kind.PRESS,
        both("Cổng Thông tin điện tử tỉnh", "Provincial Web Portal"),
        "Cổng TTĐT",
        None,
        None,
    ),
    (
        "hiep-hoi",
        Kind.ASSOCIATION,
        both("Hiệp hội Doanh nghiệp tỉnh", "Provincial Business Association"),
        "",
        None,
        None,
    ),
    (
        "hoi-tin-hoc",
        Kind.ASSOCIATION,
        both("Hội Tin học Thanh Hóa", "Thanh Hóa Informatics Association"),
        "",
        None,
        None,
    ),
    (
        "buu-dien",
        Kind.ENTERPRISE,
        both("Bưu điện tỉnh Thanh Hóa", "Thanh Hóa Post"),
        "",
        None,
        None,
    ),
    ("vnpt", Kind.ENTERPRISE, both("VNPT Thanh Hóa", "VNPT Thanh Hóa"), "", None, None),
    ("viettel", Kind.ENTERPRISE, both("Viettel Thanh Hóa", "Viettel Thanh Hóa"), "", None, None),
    ("mobifone", Kind.ENTERPRISE, both("MobiFone Thanh Hóa", "MobiFone Thanh Hóa"), "", None, None),
    (
        "tp-thanh-hoa",
        Kind.DISTRICT,
        both("Thành phố Thanh Hóa", "Thanh Hóa City"),
        "",
        None,
        TWO_TIERS,
    ),
    (
        "huyen-hoang-hoa",
        Kind.DISTRICT,
        both("Huyện Hoằng Hóa", "Hoằng Hóa District"),
        "",
        None,
        TWO_TIERS,
    ),
    (
        "huyen-nga-son",
        Kind.DISTRICT,
        both("Huyện Nga Sơn", "Nga Sơn District"),
        "",
        None,
        TWO_TIERS,
    ),
    (
        "huyen-tho-xuan",
        Kind.DISTRICT,
        both("Huyện Thọ Xuân", "Thọ Xuân District"),
        "",
        None,
        TWO_TIERS,
    ),
    (
        "phuong-hac-thanh",
        Kind.COMMUNE,
        both("Phường Hạc Thành", "Hạc Thành Ward"),
        "",
        TWO_TIERS,
        None,
    ),
    ("xa-hoang-hoa", Kind.COMMUNE, both("Xã Hoằng Hóa", "Hoằng Hóa Commune"), "", TWO_TIERS, None),
    ("xa-nga-son", Kind.COMMUNE, both("Xã Nga Sơn", "Nga Sơn Commune"), "", TWO_TIERS, None),
    ("xa-tho-xuan", Kind.COMMUNE, both("Xã Thọ Xuân", "Thọ Xuân Commune"), "", TWO_TIERS, None),
    (
        "song-xanh",
        Kind.COMMUNE,
        both("Xã Sông Xanh (tên minh họa)", "Sông Xanh Commune (sample name)"),
        "",
        TWO_TIERS,
        None,
    ),
    (
        "ben-sang",
        Kind.COMMUNE,
        both("Phường Bến Sáng (tên minh họa)", "Bến Sáng Ward (sample name)"),
        "",
        TWO_TIERS,
        None,
    ),
    (
        "doi-che",
        Kind.COMMUNE,
        both("Xã Đồi Chè (tên minh họa)", "Đồi Chè Commune (sample name)"),
        "",
        TWO_TIERS,
        None,
    ),
    (
        "bien-nang",
        Kind.COMMUNE,
        both("Xã Biển Nắng (tên minh họa)", "Biển Nắng Commune (sample name)"),
        "",
        TWO_TIERS,
        None,
    ),
    (
        "coi-vang",
        Kind.COMMUNE,
        both("Xã Cói Vàng (tên minh họa)", "Cói Vàng Commune (sample name)"),
        "",
        TWO_TIERS,
        None,
    ),
    (
        "cho-moi",
        Kind.COMMUNE,
        both("Phường Chợ Mới (tên minh họa)", "Chợ Mới Ward (sample name)"),
        "",
        TWO_TIERS,
        None,
    ),
    (
        "song-xanh-cu",
        Kind.COMMUNE,
        both("Xã Sông Thượng (tên minh họa)", "Sông Thượng Commune (sample name)"),
        "",
        None,
        TWO_TIERS,
    ),
    (
        "song-xanh-cu-2",
        Kind.COMMUNE,
        both("Xã Sông Hạ (tên minh họa)", "Sông Hạ Commune (sample name)"),
        "",
        None,
        TWO_TIERS,
    ),
    (
        "ben-sang-cu",
        Kind.COMMUNE,
        both("Thị trấn Bến Cũ (tên minh họa)", "Bến Cũ Town (sample name)"),
        "",
        None,
        TWO_TIERS,
    ),
]

# Who took over: a district's work went to several communes, of which the register holds a sample.
SUCCESSORS: dict[str, list[str]] = {
    "so-tttt": ["so-khcn"],
    "tp-thanh-hoa": ["phuong-hac-thanh"],
    "huyen-hoang-hoa": ["xa-hoang-hoa"],
    "huyen-nga-son": ["xa-nga-son"],
    "huyen-tho-xuan": ["xa-tho-xuan"],
    "song-xanh-cu": ["song-xanh"],
    "song-xanh-cu-2": ["song-xanh"],
    "ben-sang-cu": ["ben-sang"],
}

# Commune, name of the team, area, members. Numbers of telephones are samples.
TEAMS: list[tuple[str, str, str, int]] = [
    ("song-xanh", "Tổ công nghệ số cộng đồng thôn 1", "Thôn 1", 7),
    ("song-xanh", "Tổ công nghệ số cộng đồng thôn 2", "Thôn 2", 6),
    ("ben-sang", "Tổ công nghệ số cộng đồng khu phố Bến", "Khu phố Bến", 8),
    ("doi-che", "Tổ công nghệ số cộng đồng bản Chè", "Bản Chè", 5),
    ("bien-nang", "Tổ công nghệ số cộng đồng thôn Cảng", "Thôn Cảng", 7),
    ("coi-vang", "Tổ công nghệ số cộng đồng làng Cói", "Làng Cói", 9),
    ("cho-moi", "Tổ công nghệ số cộng đồng khu phố Chợ", "Khu phố Chợ", 6),
    ("cho-moi", "Tổ công nghệ số cộng đồng khu phố Đình", "Khu phố Đình", 6),
]
TEAM_CONTACT = "Bộ phận Một cửa, điện thoại 0237 000 00{number:02} (số minh họa)"
TEAM_HOURS = "Thứ Hai đến thứ Sáu 07:30–11:30; tối thứ Ba và thứ Năm 19:00–20:30"
