"""A home page in two languages, and settings that frame it."""

from wagtail.models import Locale

import pytest

from demo.factories.home import SiteSettingsFactory


@pytest.fixture
def english_home(home):
    """The home page's live translation."""
    page = home.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    page.title, page.slug, page.live = "Digital Transformation Day", "home-en", True
    page.save_revision().publish()
    return page


@pytest.fixture
def framed(home):
    """The settings of the default site."""
    return SiteSettingsFactory()
