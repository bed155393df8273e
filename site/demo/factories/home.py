"""Builders of home pages."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page, Site

from demo.factories.base import PageFactory
from home.models import HomePage


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
