"""Builders of content, for tests and for the demonstration site alike."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page, Site

import factory
import wagtail_factories

from core import text
from home.models import HomePage


class PageFactory(wagtail_factories.PageFactory):
    """A page whose slug is made as the site makes it."""

    slug = factory.LazyAttribute(lambda page: text.slug(page.title))

    class Meta:
        abstract = True


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
