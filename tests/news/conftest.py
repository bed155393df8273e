"""What the tests of news share."""

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Locale

import pytest

from demo.factories.news import ModelStoryIndexPageFactory, NewsIndexPageFactory


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


@pytest.fixture
def model_stories(home):
    return ModelStoryIndexPageFactory(parent=home)


@pytest.fixture
def read(client):
    """The HTML at an address, which must answer 200."""

    def reading(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    return reading


@pytest.fixture
def queries(client, home):
    """How many queries an address takes when only the frame of the site is remembered."""

    def counting(address: str) -> int:
        for cache in caches.all():
            cache.clear()
        client.get(home.url)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    return counting
