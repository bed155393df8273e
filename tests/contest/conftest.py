"""What the tests of the whole app have in common."""

from __future__ import annotations

import pytest

from tests.contest.rows import one_of_each


@pytest.fixture
def rows() -> dict[str, tuple]:
    """A row of each kind, as `tests.contest.test_permissions.ADDRESSES` names them."""
    return one_of_each()


@pytest.fixture
def clock_of_the_process(settings):
    """Lets `time_machine` move the contest's clock as well, which is the database's where it has one."""
    settings.CONTEST_ASKS_ITS_PROCESS = True
