"""Builders of home pages, pages of text and what frames every page."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page, Site

import factory
from factory.django import DjangoModelFactory

from demo.factories.base import PageFactory
from home.models import HomePage, HomeResult, SiteSettings, StandardPage


class HomePageFactory(PageFactory):
    title = "Ngày Chuyển đổi số"
    slug = "trang-chu"

    class Meta:
        model = HomePage

    @classmethod
    def as_site_root(cls, **values: Any) -> HomePage:
        """A home page below the tree's root, served by the default site."""
        page = cls(parent=Page.get_first_root_node(), locale=Locale.get_default(), **values)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
        )
        return page


class HomeResultFactory(DjangoModelFactory):
    """A figure on the home page after the campaign; the page must be given."""

    figure = factory.SubFactory("demo.factories.programme.FigureFactory")

    class Meta:
        model = HomeResult


class StandardPageFactory(PageFactory):
    """A page of text; its parent must be given."""

    title = "Khả năng tiếp cận"
    summary = "Trang này dùng được bằng bàn phím, trình đọc màn hình và chữ to."
    body = [
        ("heading", "Bạn gặp khó khăn?"),
        ("paragraph", "<p>Cho chúng tôi biết trang nào và bạn dùng máy gì.</p>"),
    ]

    class Meta:
        model = StandardPage


class SiteSettingsFactory(DjangoModelFactory):
    """Names, menu and footer of the default site."""

    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
    name = "Chuyển đổi số Thanh Hóa"
    name_en = "Thanh Hóa Digital Day"
    place = "Tỉnh Thanh Hóa"
    place_en = "Thanh Hóa Province"
    portal_url = "https://thanhhoa.gov.vn"
    owner_lines = (
        "Cơ quan chủ quản: Ủy ban nhân dân tỉnh Thanh Hóa.\n"
        "Cơ quan đầu mối: Sở Khoa học và Công nghệ."
    )
    owner_lines_en = (
        "Owner: Thanh Hóa Provincial People's Committee.\n"
        "Focal unit: Department of Science and Technology."
    )

    class Meta:
        model = SiteSettings
        django_get_or_create = ["site"]


def menu_link(
    page: Page | None = None, address: str = "", label: str = "", label_en: str = ""
) -> dict[str, Any]:
    """A link as `SiteSettings.navigation` and the columns of its footer hold it."""
    return {"page": page, "address": address, "label": label, "label_en": label_en}


def menu(*links: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The value of `SiteSettings.navigation`."""
    return [("link", link) for link in links]


def footer_column(
    heading: str, *links: dict[str, Any], heading_en: str = ""
) -> tuple[str, dict[str, Any]]:
    """One column of `SiteSettings.footer`."""
    return "column", {"heading": heading, "heading_en": heading_en, "links": list(links)}
