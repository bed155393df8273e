"""What every page factory shares."""

from __future__ import annotations

import factory
import wagtail_factories

from core import text


class PageFactory(wagtail_factories.PageFactory):
    """A page whose slug is made as the site makes it."""

    slug = factory.LazyAttribute(lambda page: text.slug(page.title))

    class Meta:
        abstract = True
