"""Figures: samples of the current year, each of which says so in its source, and three of the plan of 2024."""

from __future__ import annotations

from datetime import date

from demo.content.words import both

# What is counted, number, unit, source, as of; a day of None is yesterday.
Figure = tuple[str, str, str, str, date | None]

REPORTS = both(
    "Báo cáo nhanh của các Tổ công nghệ số cộng đồng (số liệu minh họa)",
    "First reports of the community teams (sample figure)",
)
NOTEBOOK = both(
    "Sổ theo dõi của nơi thực hiện (số liệu minh họa)",
    "Notebook kept at the place (sample figure)",
)
PLAN = both(
    "Kế hoạch của Ủy ban nhân dân tỉnh năm 2024, mục II",
    "Plan of the Provincial People's Committee for 2024, part II",
)


def _reported(name: tuple[str, str], number: str, unit: tuple[str, str]) -> Figure:
    return both(*name), number, both(*unit), REPORTS, None


def _noted(name: tuple[str, str], number: str, unit: tuple[str, str]) -> Figure:
    return both(*name), number, both(*unit), NOTEBOOK, None


def _planned(name: tuple[str, str], number: str, unit: tuple[str, str]) -> Figure:
    return both(*name), number, both(*unit), PLAN, date(2024, 10, 1)


HOUSEHOLDS = ("hộ", "households")
PEOPLE = ("người", "people")
STALLS = ("quầy", "stalls")
MINUTES = ("phút", "minutes")
PERCENT = ("%", "%")

OF_THE_CAMPAIGN: dict[str, Figure] = {
    "ho": _reported(
        ("đã được hướng dẫn trong bốn ngày đầu", "helped in the first four days"),
        "18426",
        HOUSEHOLDS,
    ),
    "to": _reported(("đã ra quân", "have set out"), "1246", ("tổ", "teams")),
    "ho-so": _reported(
        ("hồ sơ nộp trực tuyến trong tuần", "of applications made online this week"),
        "87.4",
        PERCENT,
    ),
    "loa": _reported(
        ("loa đọc cùng một bản tin", "of loudspeakers read one and the same bulletin"),
        "38",
        ("cụm", "sets"),
    ),
}
OF_MODEL_STORIES: dict[str, Figure] = {
    "gian-hang": _noted(
        ("có gian hàng trên sàn, trước đó là 3 hộ", "have a stall online, 3 before"),
        "46",
        HOUSEHOLDS,
    ),
    "don-hang": _noted(
        ("mỗi tháng, trước đó là 40 đơn", "a month, 40 before"), "310", ("đơn hàng", "orders")
    ),
    "tinh-mua": _noted(
        ("đã có người mua hàng của làng", "have bought from the village"),
        "27",
        ("tỉnh, thành phố", "provinces and cities"),
    ),
    "quay-quet": _noted(
        ("trong 210 quầy nhận tiền qua mã quét", "of 210 stalls take scanned codes"), "182", STALLS
    ),
    "ban-qua-ma": _noted(
        ("tiền bán trong phiên chợ đi qua mã quét", "of a market day's takings come by code"),
        "41",
        PERCENT,
    ),
    "chuyen-khoan-gia": _noted(
        ("chuyển khoản giả được báo từ khi có loa", "of faked transfers reported since"),
        "0",
        ("vụ", "cases"),
    ),
    "phut": _noted(
        ("cho một hồ sơ làm tại nhà văn hóa", "for an application at the village hall"),
        "12",
        MINUTES,
    ),
    "ho-so-luu-dong": _noted(
        ("đã nhận tại các thôn trong ba tháng", "taken in the villages in three months"),
        "418",
        ("hồ sơ", "applications"),
    ),
    "thon-xa": _noted(
        ("xa trung tâm được đến đều mỗi tháng", "far from the centre visited every month"),
        "9",
        ("thôn", "villages"),
    ),
    "dung-gio": _noted(
        ("buổi phát đúng giờ ở mọi cụm loa", "of broadcasts on time everywhere"), "96", PERCENT
    ),
    "tin-khan": _noted(
        ("từ lúc soạn đến lúc tin khẩn được phát", "from writing urgent news to hearing it"),
        "15",
        MINUTES,
    ),
    "lua-dao": _noted(
        (
            "bình quân mỗi tháng mất tiền vì lừa đảo qua mạng, trước là 9",
            "a month lose money to online fraud on average, 9 before",
        ),
        "2",
        PEOPLE,
    ),
    "da-tap": _noted(
        ("đã tập đủ ba cuộc gọi giả", "have practised all three false calls"), "1036", PEOPLE
    ),
    "chi-hoi": _noted(
        ("Hội Người cao tuổi đã dán thẻ", "of the Elderly Association have the card"),
        "14",
        ("chi hội", "branches"),
    ),
    "tau-ca": _noted(
        (
            "xem dự báo trước khi ra khơi, trước là 11",
            "check the forecast before sailing, 11 before",
        ),
        "64",
        ("tàu", "boats"),
    ),
    "ho-den-lop": _noted(
        ("đến lớp ít nhất ba buổi", "came to at least three evenings"), "72", HOUSEHOLDS
    ),
    "nguon-tin": _noted(
        ("có tên cơ quan, ngày và số điện thoại", "with a name, a date and a number to call"),
        "10",
        ("nguồn tin", "sources"),
    ),
}
OF_THE_PLAN: dict[str, Figure] = {
    "ngay-2024": _planned(
        ("ra quân, từ 01/10 đến 10/10/2024", "of the launch campaign, 1 to 10 October 2024"),
        "10",
        ("ngày", "days"),
    ),
    "nhom-2024": _planned(
        ("nội dung hướng dẫn người dân", "of guidance for residents"), "6", ("nhóm", "groups")
    ),
    "tuan-2024": _planned(("thi trực tuyến", "of the online contest"), "4", ("tuần", "weeks")),
}
FIGURES: dict[str, Figure] = {**OF_THE_CAMPAIGN, **OF_MODEL_STORIES, **OF_THE_PLAN}
