"""Real engines, and indexes of a test's own in them."""

import os
import uuid

from django.utils import timezone

import pytest

from search.engines.choice import other_engine
from search.engines.indices import Indices
from tests.search.engines import servers


@pytest.fixture(scope="session")
def address_of():
    """The address of an engine by its name: the one that is given, or one that is started now."""
    started = {}
    running = {}

    def address(name):
        if servers.variable(name) in os.environ:
            return os.environ[servers.variable(name)]
        if name not in started:
            obstacle = servers.why_not()
            if obstacle and os.environ.get("REQUIRE_ALL") == "1":
                pytest.fail(f"{name} is required: {obstacle}")
            if obstacle:
                pytest.skip(f"{name} cannot be started: {obstacle}")
            running[name] = servers.running_server(name)
            started[name] = running[name].__enter__().address
        return started[name]

    yield address
    for each in running.values():
        each.__exit__(None, None, None)


@pytest.fixture
def choose(settings):
    """Choose an engine by its address, as SEARCH_URL does; further settings by name."""

    def choose_engine(name, *addresses, **others):
        settings.SEARCH_ENGINE = {
            "NAME": name,
            "HOSTS": list(addresses),
            "INDEX": f"test-{uuid.uuid4().hex[:12]}",
            "SHARDS": 1,
            "REPLICAS": 0,
            "USER": "",
            "PASSWORD": "",
            "API_KEY": "",
            "CA_FILE": "",
            # Machines that run every test at once are slow.
            "PATIENCE": 5.0,
            **others,
        }
        other_engine.cache_clear()
        return other_engine()

    yield choose_engine
    other_engine.cache_clear()


@pytest.fixture(params=servers.NAMES)
def indices(request, address_of, choose):
    """The indexes of the chosen engine, each engine in turn; there is none yet, and none is left."""
    engine = choose(request.param, address_of(request.param))
    found = Indices(engine)
    yield found
    found.drop(found.leftovers(but=""))


@pytest.fixture
def in_use(indices):
    """The same with an empty index in use."""
    indices.put_in_use(indices.create(timezone.now()))
    return indices
