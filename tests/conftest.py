"""What every test may ask for."""

from django.conf import settings
from django.core.cache import caches

import pytest

from core.catalogues import compile_catalogues

# Before any test reads a translation: what is read once stays in memory.
compile_catalogues(settings.SITE_DIR / "locale", settings.LOCALE_PATHS[0])


@pytest.fixture(autouse=True)
def nothing_remembered():
    """A test starts with an empty memory: databases roll back, caches do not."""
    for cache in caches.all():
        cache.clear()
    yield


@pytest.fixture
def home(db):
    """A Vietnamese home page at the root of the default site."""
    from demo.factories.home import HomePageFactory

    return HomePageFactory.as_site_root()
