"""The secretariat's desk, with a contest and somebody who takes part."""

from django.utils import timezone

import pytest

from contest.identity.persons import find_or_add
from demo.factories.contest import ContestFactory, RulesFactory
from demo.factories.users import UserFactory
from tests.contest.people import details
from users.enums import Role


@pytest.fixture
def contest(home):
    return ContestFactory()


@pytest.fixture
def rules(contest):
    return RulesFactory(contest=contest)


@pytest.fixture
def person(rules):
    """Lê Thị Thanh Hương, born on 28 February 2001, at 0912 345 678."""
    return find_or_add(rules.contest, rules, details(), timezone.now())


@pytest.fixture
def desk(client, contest):
    """A member of the secretariat at work."""
    client.force_login(UserFactory(username="thu-ky", groups=[Role.CONTEST_SECRETARY]))
    return client
