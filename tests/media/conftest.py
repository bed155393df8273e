"""People who work in the library."""

from django.contrib.auth.models import Permission

import pytest

from demo.factories.users import UserFactory


def permitted(*codenames):
    """An editor who may sign in and do these things with the library."""
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


@pytest.fixture
def editor(db):
    """May propose slogans and edit kits."""
    return permitted(
        "add_slogan", "change_slogan", "view_slogan",
        "add_kit", "change_kit", "publish_kit", "add_asset", "change_asset",
    )  # fmt: skip


@pytest.fixture
def approver(db):
    return permitted("change_slogan", "view_slogan", "approve_slogan")


@pytest.fixture
def chief(db):
    """May do everything."""
    return UserFactory(superuser=True)


@pytest.fixture
def office(client, home, chief):
    """The admin, with everything allowed."""
    client.force_login(chief)
    return client
