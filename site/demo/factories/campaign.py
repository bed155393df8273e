"""Builders of the year's pages: campaigns, workshops, guidance topics and guides."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

import factory

from campaign.enums import WorkshopState
from campaign.models import (
    CampaignIndexPage,
    CampaignPage,
    GuidancePage,
    GuidanceTopicPage,
    GuideIndexPage,
    WorkshopPage,
)
from demo.factories.base import PageFactory
from demo.factories.story import step


class CampaignIndexPageFactory(PageFactory):
    """The list of years; its parent is the home page."""

    title = "Các năm"
    slug = "chien-dich"

    class Meta:
        model = CampaignIndexPage


class CampaignPageFactory(PageFactory):
    """The page of one year's campaign; its parent is the list of years."""

    campaign = factory.SubFactory("demo.factories.programme.CampaignFactory")
    title = factory.LazyAttribute(lambda page: page.campaign.name)
    slug = factory.LazyAttribute(lambda page: f"nam-{page.campaign.year}")
    summary = "Thông tin, tuyên truyền, cuộc thi, ra quân và hội thảo trên toàn tỉnh."

    class Meta:
        model = CampaignPage


class GuideIndexPageFactory(PageFactory):
    """The list of guidance topics; its parent is the home page."""

    title = "Hướng dẫn"
    summary = "Học trong năm phút, làm theo từng bước."

    class Meta:
        model = GuideIndexPage


class GuidanceTopicPageFactory(PageFactory):
    """The page of one guidance topic; its parent is the list of topics."""

    topic = factory.SubFactory("demo.factories.programme.TopicFactory", is_guidance=True)
    title = factory.LazyAttribute(lambda page: page.topic.name)
    summary = factory.LazyAttribute(lambda page: page.topic.description)

    class Meta:
        model = GuidanceTopicPage


class GuidancePageFactory(PageFactory):
    """A guide in three steps; its parent is the page of a topic."""

    title = "Nộp hồ sơ trực tuyến từ nhà"
    summary = "Nộp hồ sơ, theo dõi và nhận kết quả mà không phải đến bộ phận một cửa."
    steps = [
        step("Đăng nhập Cổng Dịch vụ công", "<p>Dùng tài khoản định danh điện tử của bạn.</p>"),
        step("Chọn thủ tục", "<p>Gõ tên việc bạn cần làm, chọn đúng xã, phường nơi bạn ở.</p>"),
        step("Nộp và giữ mã hồ sơ", "<p>Mã hồ sơ cho biết hồ sơ đang ở bước nào.</p>"),
    ]

    class Meta:
        model = GuidancePage


def agenda_part(
    start: str, end: str, title: str, text: str = "", speakers: str = "", page: Any = None
) -> tuple[str, dict[str, Any]]:
    """One part of a workshop's programme; times as "08:20"."""
    return "part", {
        "start": time.fromisoformat(start),
        "end": time.fromisoformat(end),
        "title": title,
        "text": text,
        "speakers": speakers,
        "page": page,
    }


def speaker(name: str, title: str = "", organisation: str = "") -> tuple[str, dict[str, Any]]:
    """One speaker of a workshop."""
    return "speaker", {"name": name, "title": title, "organisation": organisation}


def paper(
    title: str, document: Any = None, page: Any = None, available_from: datetime | None = None
) -> tuple[str, dict[str, Any]]:
    """One document of a workshop."""
    return "paper", {
        "title": title,
        "document": document,
        "page": page,
        "available_from": available_from,
    }


# The programme of the plan's half day.
HALF_DAY = [
    agenda_part("07:30", "08:00", "Đón đại biểu", "Đăng ký, nhận tài liệu."),
    agenda_part(
        "08:00",
        "08:20",
        "Video kết quả chuyển đổi số trên địa bàn tỉnh",
        "Có phụ đề và bản chữ. Đài Phát thanh và Truyền hình tỉnh thực hiện.",
    ),
    agenda_part(
        "08:20", "09:40", "Hội thảo chính", "Tham luận của diễn giả, chuyên gia. Hỏi và đáp."
    ),
    agenda_part(
        "09:40", "10:20", "Ba mô hình thành công trong tỉnh", "Báo cáo và trao đổi cách làm theo."
    ),
    agenda_part("10:20", "10:50", "Trao giải cuộc thi trực tuyến", "Giải tuần và giải chung cuộc."),
    agenda_part(
        "10:50",
        "11:30",
        "Tôn vinh, khen thưởng",
        "Cơ quan, đơn vị, tổ chức, cá nhân, doanh nghiệp chuyển đổi số xuất sắc.",
    ),
]


class WorkshopPageFactory(PageFactory):
    """A workshop known only to lie in a window; its parent is the page of a campaign.

    `fixed=True` gives it the morning of the window's eighth day, `cancelled=True` calls that off.
    """

    title = (
        "Chuyển đổi số, chuyển đổi xanh và vai trò của công nghệ số trong phát triển kinh tế số "
        "tỉnh Thanh Hóa"
    )
    slug = "hoi-thao"
    window_from = date(2024, 10, 1)
    window_until = date(2024, 10, 11)
    venue = "Tòa nhà Trung tâm CNTT tỉnh Thanh Hóa"
    attendance = "Khoảng 150 đại biểu"
    organisers = (
        "Chỉ đạo: UBND tỉnh Thanh Hóa. Chủ trì: Sở Thông tin và Truyền thông, Đài Phát thanh và "
        "Truyền hình tỉnh, Báo Thanh Hóa, Hiệp hội Doanh nghiệp tỉnh."
    )
    agenda = HALF_DAY
    speakers = [
        speaker("Chuyên gia chuyển đổi số", organisation="Bộ Thông tin và Truyền thông"),
        speaker("Diễn giả doanh nghiệp số", organisation="Tập đoàn viễn thông, CNTT"),
    ]

    class Meta:
        model = WorkshopPage

    class Params:
        fixed = factory.Trait(
            state=WorkshopState.FIXED,
            starts_at=factory.LazyAttribute(lambda page: _at(page.window_from, 7, "07:30")),
            ends_at=factory.LazyAttribute(lambda page: _at(page.window_from, 7, "11:30")),
        )
        cancelled = factory.Trait(
            state=WorkshopState.CANCELLED,
            starts_at=factory.LazyAttribute(lambda page: _at(page.window_from, 7, "07:30")),
            ends_at=factory.LazyAttribute(lambda page: _at(page.window_from, 7, "11:30")),
        )


def _at(first: date, days: int, clock: str) -> datetime:
    day = first.fromordinal(first.toordinal() + days)
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))
