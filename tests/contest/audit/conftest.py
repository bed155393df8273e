"""The log of acts as a test reads it."""

from __future__ import annotations

import json

import pytest

from contest.audit.exporting import lines
from contest.models import AuditRecord
from demo.factories.contest import ContestFactory, RulesFactory
from demo.factories.users import UserFactory
from users.enums import Role


@pytest.fixture
def since(db):
    """Gives the records that were added since it was asked for the last time."""
    seen = 0

    def added():
        nonlocal seen
        found = list(AuditRecord.objects.filter(number__gt=seen).order_by("number"))
        seen = found[-1].number if found else seen
        return found

    return added


@pytest.fixture
def sign_in(client, home):
    """Lets somebody with a role work in the admin."""

    def signed_in(role, username="can-bo"):
        client.force_login(UserFactory(username=username, groups=[role]))
        return client

    return signed_in


@pytest.fixture
def organiser(sign_in):
    return sign_in(Role.CONTEST_ORGANISER, "ban-to-chuc")


@pytest.fixture
def rules(home):
    return RulesFactory(contest=ContestFactory())


def exported() -> list[str]:
    """The whole log as its lines."""
    return list(lines(AuditRecord.objects.all()))


def everything_told() -> str:
    """All that the log holds, reasons included, as one text."""
    return "".join(json.dumps(json.loads(line), ensure_ascii=False) for line in exported())
