"""A connection that PostgreSQL has ended while nobody used it is noticed, without asking each time."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, connections

import pytest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"] != "core.postgresql",
        reason="needs PostgreSQL: python -m tests.postgresql",
    ),
]


@pytest.fixture
def idle():
    """A connection of a request that is over, at the beginning of the next."""
    connection.ensure_connection()
    connection.health_check_enabled, connection.health_check_done = True, False
    yield connection
    connection.close()
    connection.health_check_enabled = False


def process_of(connection):
    return connection.connection.info.backend_pid


def end(process):
    """As an administrator does, or a server that stops; from another connection."""
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        assert cursor.fetchone() == (True,)
    other.close()


def test_a_connection_that_was_ended_is_made_anew(idle):
    before = process_of(idle)
    end(before)
    with idle.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert process_of(idle) != before


def test_a_connection_that_is_as_it_was_is_used_again_and_not_asked(idle, monkeypatch):
    before = process_of(idle)
    monkeypatch.setattr(idle, "is_usable", lambda: pytest.fail("It was asked."))
    with idle.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert process_of(idle) == before
