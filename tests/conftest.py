"""What every test may ask for."""

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import translation

from wagtail.models import Locale

import pytest


def pytest_collection_modifyitems(items):
    """A test that commits leaves an empty database, so each finds the first rows put back."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            marker.kwargs["serialized_rollback"] = True


@pytest.fixture(scope="session")
def first_rows(django_db_setup, django_db_blocker):
    """What the migrations wrote (languages, the tree's root, roles), as JSON; empty if nobody commits."""
    rows = getattr(connection, "_test_serialized_contents", "")
    yield rows
    # With `--reuse-db` the next run needs them too.
    with django_db_blocker.unblock():
        if rows and not Locale.objects.exists():
            connection.creation.deserialize_db_from_string(rows)


@pytest.fixture(scope="session", autouse=True)
def database_left_as_found(request):
    """Asks for the first rows whenever some test commits."""
    if any(
        marker.kwargs.get("transaction")
        for item in request.session.items
        if (marker := item.get_closest_marker("django_db"))
    ):
        request.getfixturevalue("first_rows")


@pytest.fixture(autouse=True)
def nothing_remembered():
    """A test starts with an empty memory: databases roll back, caches do not."""
    for cache in caches.all():
        cache.clear()
    # A request for an English page leaves its language behind.
    translation.activate(settings.LANGUAGE_CODE)
    yield


@pytest.fixture
def home(db):
    """A Vietnamese home page at the root of the default site."""
    from demo.factories.home import HomePageFactory

    return HomePageFactory.as_site_root()
