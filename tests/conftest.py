"""What every test may ask for."""

import gc

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import translation

import pytest
from hypothesis import settings as of_hypothesis
from pytest_django.plugin import blocking_manager_key

from tests.chromium import NO_ROWS, accessible, chromium
from tests.first_rows import FirstRows
from tests.requests_under_way import requests_under_way

__all__ = ["accessible", "chromium", "requests_under_way"]

FIRST_ROWS = pytest.StashKey[FirstRows]()

# How long an example takes says something of the machine and nothing of the site.
of_hypothesis.register_profile("patient", deadline=None)
of_hypothesis.load_profile("patient")


def pytest_collection_modifyitems(items):
    """Django then leaves the emptied database empty, for `put_back_first_rows`."""
    for item in items:
        if commits(item):
            item.get_closest_marker("django_db").kwargs["serialized_rollback"] = True


def commits(item):
    """Whether a test writes for good, instead of in a transaction that is rolled back."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Behind a test that commits all tables are emptied at once, which PostgreSQL refuses of some on a site."""
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            let_tables_be_emptied()


def let_tables_be_emptied():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgname LIKE '%_is_not_emptied'"
        )
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


@pytest.fixture(scope="session", autouse=True)
def first_rows(request):
    """Keeps what the migrations wrote (languages, the tree's root, roles) if some test commits."""
    if not any(commits(item) for item in request.session.items):
        yield
        return
    request.getfixturevalue("django_db_setup")
    with request.config.stash[blocking_manager_key].unblock():
        request.config.stash[FIRST_ROWS] = FirstRows()
    # Django would put them back before each such test, and leave nothing for those that come after.
    connection._test_serialized_contents = NO_ROWS
    yield
    # With `--reuse-db` the next run needs them too.
    put_back_first_rows(request.config)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    """Migrating makes and drops tens of thousands of models: a third of its time went to looking for the dropped."""
    if fixturedef.argname != "django_db_setup":
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test that commits empties the database behind it, so the first rows are put back at once."""
    result = yield
    if commits(item) and nextitem is not None:
        put_back_first_rows(item.config)
    return result


def put_back_first_rows(config):
    with config.stash[blocking_manager_key].unblock():
        config.stash[FIRST_ROWS].put_back()


@pytest.fixture(autouse=True)
def nothing_remembered():
    """A test starts with an empty memory: databases roll back, caches do not."""
    # After Django is set up: here is the first place where apps can be imported.
    from search import counting

    for cache in caches.all():
        cache.clear()
    # Searches of tests before would be written during this one, and counted among its queries.
    counting._waiting.clear()
    # A request for an English page leaves its language behind.
    translation.activate(settings.LANGUAGE_CODE)
    yield


@pytest.fixture
def home(db):
    """A Vietnamese home page at the root of the default site."""
    from demo.factories.home import HomePageFactory

    return HomePageFactory.as_site_root()
