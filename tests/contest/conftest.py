"""What the tests of the whole app have in common."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

import pytest

from tests.contest.rows import one_of_each


@pytest.fixture(scope="module")
def rows_of_the_module(django_db_setup, django_db_blocker) -> Iterator[dict[str, tuple]]:
    """Made once for all tests of a file, as each of them takes back only what it did itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_each()
        transaction.set_rollback(True)


@pytest.fixture
def rows(rows_of_the_module, db) -> dict[str, tuple]:
    """A row of each kind, as `tests.contest.test_permissions.ADDRESSES` names them."""
    return rows_of_the_module


@pytest.fixture
def clock_of_the_process(settings):
    """Lets `time_machine` move the contest's clock as well, which is the database's where it has one."""
    settings.CONTEST_ASKS_ITS_PROCESS = True
