"""Who signs out is signed out, in every process of the site."""

from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from demo.factories.users import UserFactory
from users.enums import Role


def test_signing_out_ends_the_session_in_processes_that_have_seen_it(db, home):
    client = Client()
    client.force_login(UserFactory(groups=[Role.EDITOR]))
    assert client.get("/admin/").status_code == 200
    stolen = {name: morsel.value for name, morsel in client.cookies.items()}
    # The memory of another process, which nobody tells.
    memory, expiry = (dict(part) for part in _parts())

    client.post(reverse("wagtailadmin_logout"))
    for part, kept in zip(_parts(), (memory, expiry), strict=True):
        part.update(kept)

    thief = Client()
    thief.cookies.load(stolen)
    assert thief.get("/admin/").status_code == 302


def _parts():
    cache = caches["default"]
    return cache._cache, cache._expire_info
