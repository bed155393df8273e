"""What the tests of news share."""

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
def queries(settings):
    """How many queries an address takes when nothing is remembered."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counting(client, address: str) -> int:
        settings.REMEMBER_PAGES = False
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    return counting
