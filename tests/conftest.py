"""What every test may ask for."""

from django.core.cache import caches

import pytest


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
