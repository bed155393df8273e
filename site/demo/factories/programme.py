"""Builders of the campaign's year: campaign, phases, days, topics, pillars, documents, figures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from demo.factories.units import UnitFactory
from programme.enums import PhaseKind
from programme.models import Campaign, CampaignPhase, Figure, KeyDay, LegalDocument, Pillar, Topic

GUIDANCE_TOPICS = [
    (
        "dich-vu-cong",
        "Dùng dịch vụ công trực tuyến",
        "Use public services online",
        "Nộp hồ sơ, theo dõi, nhận kết quả",
        "Apply, follow, receive the result",
    ),
    (
        "thanh-toan",
        "Thanh toán không dùng tiền mặt",
        "Pay without cash",
        "Quét mã, chuyển khoản, trả tiền điện nước",
        "Scan a code, transfer money, pay for power and water",
    ),
    (
        "mua-ban",
        "Mua bán trên sàn thương mại điện tử Việt Nam",
        "Buy and sell on Vietnamese online marketplaces",
        "Mở gian hàng, chọn hàng, nhận hàng",
        "Open a stall, choose goods, receive them",
    ),
    (
        "an-toan",
        "Bảo vệ bản thân và gia đình trên mạng",
        "Protect yourself and your family online",
        "Nhận ra lừa đảo, giữ mật khẩu",
        "Recognise fraud, keep passwords safe",
    ),
    (
        "tim-kiem",
        "Tìm kiếm thông tin hiệu quả trên Internet",
        "Find information on the Internet",
        "Tìm đúng nguồn, kiểm tin",
        "Find the right source, check the news",
    ),
    (
        "dia-phuong",
        "Nội dung khác của địa phương",
        "Other local topics",
        "Theo hướng dẫn của xã, phường, thị trấn",
        "As your commune or ward advises",
    ),
]

PILLARS = [
    ("chinh-quyen-so", "Chính quyền số", "Digital government"),
    ("kinh-te-so", "Kinh tế số", "Digital economy"),
    ("xa-hoi-so", "Xã hội số", "Digital society"),
]

# What each day of the peak is for, counted from the main day.
PEAK_DAYS = [
    (-9, "Phát động ra quân toàn tỉnh", "The whole province sets out"),
    (-8, "Dịch vụ công trực tuyến", "Public services online"),
    (-7, "Thanh toán không tiền mặt", "Paying without cash"),
    (-6, "Sàn thương mại điện tử", "Online marketplaces"),
    (-5, "An toàn trên mạng", "Safety online"),
    (-4, "Tìm thông tin hiệu quả", "Finding information"),
    (-3, "Nội dung của địa phương", "Local topics"),
    (-2, "Hội thảo, trao giải cuộc thi", "Workshop, prizes of the contest"),
    (-1, "Các tổ đến nhà lần hai", "Teams call a second time"),
    (0, "Ngày Chuyển đổi số quốc gia", "National Digital Transformation Day"),
]


class TopicFactory(DjangoModelFactory):
    """A topic; asking twice for an address gives the same one."""

    slug = factory.Sequence(lambda n: f"chu-de-{n + 1}")
    name = factory.Sequence(lambda n: f"Chủ đề {n + 1}")
    name_en = factory.Sequence(lambda n: f"Topic {n + 1}")
    sort_order = factory.Sequence(lambda n: n % 1000)

    class Meta:
        model = Topic
        django_get_or_create = ["slug"]

    @classmethod
    def guidance(cls) -> list[Topic]:
        """The six topics that residents learn, as the plan names them."""
        return [
            cls(
                slug=slug,
                name=name,
                name_en=name_en,
                description=description,
                description_en=description_en,
                pictogram=slug,
                is_guidance=True,
                sort_order=number,
            )
            for number, (slug, name, name_en, description, description_en) in enumerate(
                GUIDANCE_TOPICS, start=1
            )
        ]


class PillarFactory(DjangoModelFactory):
    """A pillar; asking twice for an address gives the same one."""

    slug = "kinh-te-so"
    name = "Kinh tế số"
    name_en = "Digital economy"

    class Meta:
        model = Pillar
        django_get_or_create = ["slug"]

    @classmethod
    def all(cls) -> list[Pillar]:
        """Digital government, digital economy, digital society."""
        return [
            cls(slug=slug, name=name, name_en=name_en, sort_order=number)
            for number, (slug, name, name_en) in enumerate(PILLARS, start=1)
        ]


class LegalDocumentFactory(DjangoModelFactory):
    """The Prime Minister's decision on the day; asking twice for a number gives the same one."""

    number = "505/QĐ-TTg"
    issued_on = date(2022, 4, 22)
    issuer = "Thủ tướng Chính phủ"
    issuer_en = "Prime Minister"
    summary = "Về Ngày Chuyển đổi số quốc gia"
    summary_en = "On the National Digital Transformation Day"

    class Meta:
        model = LegalDocument
        django_get_or_create = ["number"]


class FigureFactory(DjangoModelFactory):
    """A sample figure with its source and day."""

    name = "được hướng dẫn trong ngày đầu"
    name_en = "helped on the first day"
    value = Decimal("1286")
    unit = "hộ"
    unit_en = "households"
    source = "Báo cáo nhanh của các Tổ công nghệ số cộng đồng (số liệu mẫu)"
    source_en = "First reports of the community teams (sample figure)"
    as_of = date(2024, 10, 1)

    class Meta:
        model = Figure


class CampaignPhaseFactory(DjangoModelFactory):
    """The information campaign; the campaign must be given or is made without phases."""

    campaign = factory.SubFactory("demo.factories.programme.CampaignFactory", plan=False)
    kind = PhaseKind.RUNNING
    sort_order = 0
    name = "Tuyên truyền"
    name_en = "Information campaign"
    starts_on = factory.LazyAttribute(lambda phase: phase.campaign.main_day - timedelta(days=25))
    ends_on = factory.LazyAttribute(lambda phase: phase.campaign.main_day + timedelta(days=6))

    class Meta:
        model = CampaignPhase

    class Params:
        peak = factory.Trait(
            kind=PhaseKind.PEAK,
            name="Cao điểm",
            name_en="Peak days",
            starts_on=factory.LazyAttribute(
                lambda phase: phase.campaign.main_day - timedelta(days=9)
            ),
            ends_on=factory.LazyAttribute(
                lambda phase: phase.campaign.main_day + timedelta(days=1)
            ),
        )


class KeyDayFactory(DjangoModelFactory):
    """What the main day is for."""

    campaign = factory.SubFactory("demo.factories.programme.CampaignFactory", plan=False)
    day = factory.LazyAttribute(lambda key_day: key_day.campaign.main_day)
    sort_order = 0
    name = "Ngày Chuyển đổi số quốc gia"
    name_en = "National Digital Transformation Day"

    class Meta:
        model = KeyDay


class CampaignFactory(DjangoModelFactory):
    """The campaign of a year, with phases and days as in the plan of 2024, laid round its main day.

    `CampaignFactory(plan=False)` has neither phases nor days.
    """

    year = 2024
    name = factory.LazyAttribute(
        lambda campaign: f"Hưởng ứng Ngày Chuyển đổi số quốc gia năm {campaign.year}"
    )
    name_en = factory.LazyAttribute(
        lambda campaign: f"National Digital Transformation Day {campaign.year}"
    )
    theme = (
        "Phổ cập hạ tầng số và sáng tạo ứng dụng số để phát triển kinh tế số – "
        "Động lực mới cho tăng trưởng kinh tế và năng suất lao động"
    )
    theme_en = (
        "Digital infrastructure for all and creative digital applications for a digital economy – "
        "a new driver of economic growth and productivity"
    )
    owner = factory.SubFactory(UnitFactory, province=True)
    focal_unit = factory.SubFactory(UnitFactory, department=True)
    main_day = factory.LazyAttribute(lambda campaign: date(campaign.year, 10, 10))
    opens_on = factory.LazyAttribute(lambda campaign: campaign.main_day - timedelta(days=70))
    main_day_name = "Ngày Chuyển đổi số quốc gia"
    main_day_name_en = "National Digital Transformation Day"

    class Meta:
        model = Campaign
        skip_postgeneration_save = True

    @factory.post_generation
    def plan(self, create: bool, wanted: bool | None, **values: Any) -> None:
        """Add the information campaign, the peak within it and the ten days of the peak."""
        if not create or wanted is False:
            return
        CampaignPhaseFactory(campaign=self)
        CampaignPhaseFactory(campaign=self, peak=True, sort_order=1)
        for order, (offset, name, name_en) in enumerate(PEAK_DAYS):
            KeyDayFactory(
                campaign=self,
                day=self.main_day + timedelta(days=offset),
                name=name,
                name_en=name_en,
                sort_order=order,
            )

    @classmethod
    def around(cls, day: date, days_left: int = 5, **values: Any) -> Campaign:
        """A campaign in its peak on the day, with its main day so many days away."""
        main_day = day + timedelta(days=days_left)
        return cls(year=main_day.year, main_day=main_day, **values)
