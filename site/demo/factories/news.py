"""Builders of articles, model stories and the pages that list them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from wagtail.models import Page

import factory
from factory.django import DjangoModelFactory

from demo.factories.base import PageFactory
from demo.factories.programme import PillarFactory
from demo.factories.story import step, story
from demo.factories.units import UnitFactory
from news.enums import ArticleKind
from news.models import (
    ArticlePage,
    ModelStoryIndexPage,
    ModelStoryPage,
    NewsIndexPage,
    RelatedLink,
    Series,
)


class SeriesFactory(DjangoModelFactory):
    """A series; asking twice for an address gives the same one."""

    slug = factory.Sequence(lambda n: f"chuyen-de-{n + 1}")
    name = factory.Sequence(lambda n: f"Chuyên đề {n + 1}")
    name_en = factory.Sequence(lambda n: f"Series {n + 1}")

    class Meta:
        model = Series
        django_get_or_create = ["slug"]


class NewsIndexPageFactory(PageFactory):
    """The list of news; give it `parent`, the home page."""

    title = "Tin tức"
    summary = "Tin, bài, phóng sự về chuyển đổi số trong tỉnh."

    class Meta:
        model = NewsIndexPage


class ArticlePageFactory(PageFactory):
    """An article; give it `parent`, a news list. `related=[pages]` recommends pages below it."""

    title = factory.Sequence(lambda n: f"Toàn tỉnh ra quân: đi từng ngõ, gõ từng nhà ({n + 1})")
    summary = (
        "Sáng nay, các xã, phường cùng khởi động mười ngày hướng dẫn người dân dùng dịch vụ số."
    )
    kind = ArticleKind.BRIEF
    author_line = "Tổ biên tập"
    published_at = factory.Sequence(lambda n: timezone.now() - timedelta(hours=10_000 - n % 9_000))
    body = factory.LazyFunction(story)

    class Meta:
        model = ArticlePage
        skip_postgeneration_save = True

    @factory.post_generation
    def related(self, create: bool, pages: list[Page] | None, **values: Any) -> None:
        for order, page in enumerate(pages or []):
            RelatedLink.objects.create(article=self, target=page, sort_order=order)

    @factory.post_generation
    def documents(self, create: bool, records: list[Any] | None, **values: Any) -> None:
        if records:
            self.documents.set(records)
            self.save()


class ModelStoryIndexPageFactory(PageFactory):
    """The list of model stories; give it `parent`, the home page."""

    title = "Mô hình"
    summary = "Cách làm hay, nơi khác làm theo được."

    class Meta:
        model = ModelStoryIndexPage


class ModelStoryPageFactory(PageFactory):
    """A model story; give it `parent`, a list of model stories."""

    title = factory.Sequence(lambda n: f"Làng chiếu cói bán hàng cho cả nước ({n + 1})")
    summary = "Một tổ bảy người dạy cả làng chụp ảnh chiếu, viết lời rao và đóng gói."
    problem = "<p>Chiếu dệt quanh năm nhưng chỉ bán cho ba đầu mối.</p>"
    what_was_done = "<p>Tổ công nghệ số cộng đồng ngồi cùng từng hộ, từ ảnh đầu tiên.</p>"
    results = "<p>Sau một vụ, 46 hộ có gian hàng, trước đó là 3 hộ.</p>"
    steps = factory.LazyFunction(
        lambda: [
            step("Chọn ba hộ làm trước", "<p>Mỗi hộ có một người biết dùng điện thoại.</p>"),
            step("Hộ trước dạy hộ sau", "<p>Mỗi hộ đã bán được nhận kèm ba hộ mới.</p>"),
        ]
    )
    cost = 16_000_000
    cost_note = "Mua bao bì, đi lại; xã và các hộ cùng góp"
    period = "Tháng 6–9"
    done_by = "Tổ công nghệ số cộng đồng, Hội Phụ nữ, Bưu điện"
    contact = "Bộ phận Một cửa xã, điện thoại 0237 123 4567"
    place = factory.SubFactory(UnitFactory)
    pillar = factory.SubFactory(PillarFactory)

    class Meta:
        model = ModelStoryPage


def result_figures(*records: Any) -> list[tuple[str, Any]]:
    """The figures of a model story, as its StreamField takes them."""
    return [("figure", record) for record in records]
